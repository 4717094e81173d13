package io.hauberk.tensor.data.catalogue;

import io.hauberk.tensor.data.DataSet;
import io.hauberk.tensor.data.ReadOptions;
import io.hauberk.tensor.data.Split;

/** A data set that is asked for by name. */
sealed interface NamedSet permits PublishedSet, GlyphSet {

  /** What the user calls it. */
  String label();

  /** Finds and reads the split's samples. */
  DataSet open(Split split, ReadOptions options, SearchPath path);

  /** The name of one of its parts. */
  default String label(Split split) {
    return label() + "-" + split.label();
  }
}
