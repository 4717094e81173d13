package io.hauberk.data.anonymize;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import io.hauberk.core.DataFormatException;
import io.hauberk.core.StorageException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Hierarchies as ARX keeps them: CSV with semicolons, no header, one line a value. */
public final class HierarchyFile {
  private HierarchyFile() {}

  private static final long MAX_BYTES = 64L << 20;

  /**
   * Reads a hierarchy.
   *
   * @throws StorageException when the file is missing
   * @throws DataFormatException when it is not UTF-8 CSV, or its groups are not a tree
   */
  public static Hierarchy read(Path file) {
    if (!Files.isRegularFile(file)) {
      throw new StorageException("hierarchy", file, "a file that exists");
    }
    try {
      if (Files.size(file) > MAX_BYTES) {
        throw new DataFormatException("hierarchy " + file, Files.size(file), "at most 64 MiB");
      }
      return parse("hierarchy " + file, Files.readAllBytes(file));
    } catch (IOException e) {
      throw new StorageException("hierarchy", file, "a readable file", e);
    }
  }

  /** Understands the bytes of a file; {@code name} is what messages call it. */
  static Hierarchy parse(String name, byte[] bytes) {
    var lines = new ArrayList<List<String>>();
    try (var reader = CsvReader.builder().fieldSeparator(';').ofCsvRecord(text(bytes))) {
      for (CsvRecord line : reader) {
        lines.add(List.copyOf(line.getFields()));
      }
    } catch (CsvParseException | IOException e) {
      throw new DataFormatException(name, "broken", "UTF-8 CSV with ';'", e);
    }
    try {
      return Hierarchy.of(lines);
    } catch (IllegalArgumentException e) {
      throw new DataFormatException(name, String.valueOf(e.getMessage()), "a tree of values", e);
    }
  }

  private static String text(byte[] bytes) throws CharacterCodingException {
    return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
  }
}
