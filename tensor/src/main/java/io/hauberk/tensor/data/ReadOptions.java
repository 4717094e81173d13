package io.hauberk.tensor.data;

import io.hauberk.core.Checks;
import io.hauberk.core.Progress;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Where to look for a data set and how to read it.
 *
 * @param dataDirectory searched first, if given
 * @param limit at most so many samples, the first ones
 * @param labelColumn the column of a CSV file that holds the class
 * @param scale every number of a CSV file is divided by it, such as 255 for pixels
 * @param progress of long readings
 */
public record ReadOptions(
    Optional<Path> dataDirectory, int limit, String labelColumn, double scale, Progress progress) {

  public static final ReadOptions DEFAULT =
      new ReadOptions(Optional.empty(), Integer.MAX_VALUE, "label", 1, Progress.none());

  public ReadOptions {
    Checks.positive("limit", limit);
    Checks.argument(!labelColumn.isBlank(), "label column", labelColumn, "a column's name");
    Checks.positive("scale", scale);
  }

  public ReadOptions withDataDirectory(Path directory) {
    return new ReadOptions(Optional.of(directory), limit, labelColumn, scale, progress);
  }

  public ReadOptions withLimit(int newLimit) {
    return new ReadOptions(dataDirectory, newLimit, labelColumn, scale, progress);
  }

  public ReadOptions withLabelColumn(String column) {
    return new ReadOptions(dataDirectory, limit, column, scale, progress);
  }

  public ReadOptions withScale(double newScale) {
    return new ReadOptions(dataDirectory, limit, labelColumn, newScale, progress);
  }

  public ReadOptions withProgress(Progress newProgress) {
    return new ReadOptions(dataDirectory, limit, labelColumn, scale, newProgress);
  }
}
