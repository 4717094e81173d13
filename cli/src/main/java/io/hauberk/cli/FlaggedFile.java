package io.hauberk.cli;

import io.hauberk.core.AtomicFile;
import io.hauberk.core.DataFormatException;
import io.hauberk.robust.poison.Suspicion;
import io.hauberk.tensor.data.DataSet;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;

/** The samples a detector flagged: a CSV file of places in the data set, from 0, with labels. */
final class FlaggedFile {

  private static final String HEADER = "place,label";

  private FlaggedFile() {}

  static void write(Path file, Suspicion suspicion, DataSet samples) {
    var labels = samples.labels();
    var text = new StringBuilder(HEADER).append('\n');
    suspicion.flagged().stream()
        .sorted()
        .forEach(place -> text.append(place).append(',').append(labels[place]).append('\n'));
    var bytes = text.toString().getBytes(StandardCharsets.UTF_8);
    AtomicFile.write(file, stream -> stream.write(bytes));
  }

  /** Labels must agree with the set's: flags of another set would take out the wrong samples. */
  static Suspicion read(Path file, DataSet samples) {
    var lines = TextFiles.read("flagged", file).lines().toList();
    if (lines.isEmpty() || !lines.get(0).equals(HEADER)) {
      throw new DataFormatException("flagged " + file, "no header", HEADER);
    }
    var labels = samples.labels();
    Set<Integer> places = new HashSet<>();
    for (var line : lines.subList(1, lines.size())) {
      places.add(place(line, labels));
    }
    return new Suspicion(places, samples.size());
  }

  private static int place(String line, long[] labels) {
    try {
      var parts = line.split(",", -1);
      int place = Integer.parseInt(parts[0]);
      if (parts.length == 2
          && place >= 0
          && place < labels.length
          && labels[place] == Long.parseLong(parts[1])) {
        return place;
      }
    } catch (NumberFormatException e) {
      throw new DataFormatException("flagged", line, HEADER, e);
    }
    throw new DataFormatException("flagged", line, "a sample of this set with its label");
  }
}
