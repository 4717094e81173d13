package io.hauberk.data.mask;

import io.hauberk.core.AtomicFile;
import io.hauberk.core.DataFormatException;
import io.hauberk.core.Progress;
import io.hauberk.core.StorageException;
import io.hauberk.data.table.ProgressStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** UTF-8 text line by line, each line bounded. */
final class TextLines {
  private TextLines() {}

  static final int MAX_LINE = 1 << 20;

  static long copy(Path from, Path to, ColumnMask.Each change, Progress progress) {
    var lines = new long[1];
    AtomicFile.write(
        to,
        out -> {
          var text = new OutputStreamWriter(out, StandardCharsets.UTF_8);
          try (var reader = reader(from, progress)) {
            for (var line = line(reader); line.isPresent(); line = line(reader)) {
              text.write(change.mask(line.get()));
              text.write('\n');
              lines[0]++;
            }
          } catch (CharacterCodingException e) {
            throw new DataFormatException(
                "text", "bytes that are not UTF-8", "UTF-8 throughout", e);
          }
          text.flush();
        });
    return lines[0];
  }

  private static BufferedReader reader(Path from, Progress progress) {
    var decoder =
        StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    if (!Files.isRegularFile(from)) {
      throw new StorageException("text", from, "a file that exists");
    }
    var in = ProgressStream.open(from, progress, "read " + from.getFileName());
    return new BufferedReader(new InputStreamReader(in, decoder));
  }

  private static Optional<String> line(BufferedReader reader) throws IOException {
    var line = new StringBuilder();
    int c = reader.read();
    if (c < 0) {
      return Optional.empty();
    }
    for (; c >= 0 && c != '\n'; c = reader.read()) {
      line.append((char) c);
      if (line.length() > MAX_LINE) {
        throw new DataFormatException("line", "too long", "at most " + MAX_LINE + " characters");
      }
    }
    return Optional.of(line.toString());
  }
}
