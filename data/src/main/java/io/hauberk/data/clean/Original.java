package io.hauberk.data.clean;

import io.hauberk.core.Checks;
import io.hauberk.core.DataFormatException;
import io.hauberk.core.Digest;
import io.hauberk.data.table.CsvDialect;
import io.hauberk.data.table.TableFormat;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The file a table was cleaned from, as a change log names it.
 *
 * @param name without folders
 * @param sha256 of its bytes
 * @param charset of its text
 * @param dialect of a CSV file; the log of any other file holds its bytes
 */
record Original(String name, String sha256, Charset charset, Optional<CsvDialect> dialect) {

  Original {
    if (!sha256.matches("[0-9a-f]{64}")) {
      throw new DataFormatException("change log", "a broken SHA-256", "64 hexadecimal digits");
    }
  }

  static Original of(Path file, Optional<Charset> said) {
    var format = TableFormat.of(file);
    var name = String.valueOf(file.getFileName());
    if (format == TableFormat.PARQUET) {
      Checks.argument(said.isEmpty(), "encoding", said, "none: Parquet tells its own");
      return new Original(name, Digest.sha256(file), StandardCharsets.UTF_8, Optional.empty());
    }
    var charset =
        said.map(c -> TextEncoding.checked(file, c)).orElseGet(() -> TextEncoding.of(file));
    var dialect =
        format == TableFormat.CSV
            ? Optional.of(CsvDialect.read(file, charset))
            : Optional.<CsvDialect>empty();
    return new Original(name, Digest.sha256(file), charset, dialect);
  }
}
