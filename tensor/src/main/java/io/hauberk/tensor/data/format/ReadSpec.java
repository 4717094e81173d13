package io.hauberk.tensor.data.format;

import io.hauberk.tensor.data.ReadOptions;
import java.util.List;

/**
 * What a reader is told besides its files.
 *
 * @param name of the data set
 * @param classes the published class names in label order; empty where the files tell
 */
public record ReadSpec(String name, List<String> classes, ReadOptions options) {

  public ReadSpec {
    classes = List.copyOf(classes);
  }

  /** Of a set whose files alone tell its classes. */
  public static ReadSpec of(String name, ReadOptions options) {
    return new ReadSpec(name, List.of(), options);
  }
}
