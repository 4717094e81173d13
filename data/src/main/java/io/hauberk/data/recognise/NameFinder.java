package io.hauberk.data.recognise;

import java.util.List;

/** Finds names of people, places and organisations. */
interface NameFinder {
  List<Finding> find(String text);
}
