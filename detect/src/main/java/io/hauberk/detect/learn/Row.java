package io.hauberk.detect.learn;

import java.util.List;
import java.util.Optional;

/**
 * A record as text.
 *
 * @param number of the record in its file, from 1
 * @param features cells of {@link Schema#features()}, in that order
 * @param label what it is, where the file says it
 */
public record Row(long number, List<String> features, Optional<String> label) {

  public Row {
    features = List.copyOf(features);
  }
}
