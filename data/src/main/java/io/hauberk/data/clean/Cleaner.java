package io.hauberk.data.clean;

import io.hauberk.core.Checks;
import io.hauberk.core.HauberkException;
import io.hauberk.data.table.TableFormat;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Cleans a table file: a first pass profiles it, a second writes the cleaned table and its change
 * log, a third goes the way back and compares it with the original; only then does it report. The
 * original is only read. Memory: samples and, for duplicates, hashes of the different rows.
 *
 * @param rules what is looked for and what becomes of it
 * @param encoding the original's, if it is not to be found out
 */
public record Cleaner(CleanRules rules, Optional<Charset> encoding) {

  /**
   * Writes two new files; after a failure neither is there.
   *
   * @throws io.hauberk.core.DataFormatException when the table is broken
   */
  public CleanSummary clean(Path table, Path to, Path log) {
    for (var file : List.of(to, log)) {
      Checks.argument(!Files.exists(file), "result", file, "a file that does not exist yet");
    }
    Checks.argument(
        !to.toAbsolutePath().normalize().equals(log.toAbsolutePath().normalize()),
        "log",
        log,
        "another file than the cleaned table");
    TableFormat.of(to);
    var original = Original.of(table, encoding);
    try {
      var summary = new CleanJob(rules, table, original).run(to, log);
      Restorer.check(to, log);
      return summary;
    } catch (HauberkException | IllegalArgumentException e) {
      discard(to, log);
      throw e;
    }
  }

  private static void discard(Path... files) {
    for (var file : files) {
      try {
        Files.deleteIfExists(file);
      } catch (IOException e) {
        file.toFile().deleteOnExit();
      }
    }
  }
}
