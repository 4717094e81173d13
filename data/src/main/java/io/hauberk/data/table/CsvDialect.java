package io.hauberk.data.table;

import io.hauberk.core.Checks;
import io.hauberk.core.StorageException;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * How a CSV file writes its rows.
 *
 * @param separator between cells
 * @param lineEnd of each row: LF, CRLF or CR
 * @param quoting which cells stand in quotes
 */
public record CsvDialect(char separator, String lineEnd, Quoting quoting) {

  /** Which cells stand in quotes. */
  public enum Quoting {
    ALL {
      @Override
      boolean quotes(String cell, char separator) {
        return true;
      }
    },
    NEEDED {
      @Override
      boolean quotes(String cell, char separator) {
        return cell.indexOf(separator) >= 0
            || cell.indexOf('"') >= 0
            || cell.indexOf('\n') >= 0
            || cell.indexOf('\r') >= 0;
      }
    };

    abstract boolean quotes(String cell, char separator);
  }

  private static final int MAX_HEADER = 1 << 16;

  private static final List<String> SEPARATORS = List.of(",", ";", "\t", "|");

  public CsvDialect {
    Checks.argument(
        SEPARATORS.contains(String.valueOf(separator)),
        "separator",
        String.format(Locale.ROOT, "U+%04X", (int) separator),
        "one of , ; tab |");
    Checks.argument(
        List.of("\n", "\r\n", "\r").contains(lineEnd), "line end", "other", "LF, CRLF or CR");
  }

  /**
   * The dialect of a file by its first line, with its line end if it has one: the separator is the
   * one it has most outside quotes.
   */
  public static CsvDialect of(String firstLine) {
    var text = firstLine.startsWith("\uFEFF") ? firstLine.substring(1) : firstLine;
    var quoting = text.startsWith("\"") ? Quoting.ALL : Quoting.NEEDED;
    return new CsvDialect(separatorOf(text), lineEndOf(text), quoting);
  }

  /** The dialect of a file whose text is of this encoding. */
  public static CsvDialect read(Path file, Charset charset) {
    try (var in = Files.newBufferedReader(file, charset)) {
      return of(firstLine(in));
    } catch (IOException e) {
      throw new StorageException("table", file, "a readable file", e);
    }
  }

  private static String firstLine(Reader in) throws IOException {
    var line = new StringBuilder();
    int c = in.read();
    for (; c >= 0 && !endsLine(c) && line.length() < MAX_HEADER; c = in.read()) {
      line.append((char) c);
    }
    if (c != '\r') {
      return line + "\n";
    }
    return line + (in.read() == '\n' ? "\r\n" : "\r");
  }

  private static boolean endsLine(int c) {
    return c == '\n' || c == '\r';
  }

  private static char separatorOf(String line) {
    char best = ',';
    for (char candidate : new char[] {';', '\t', '|'}) {
      best = outsideQuotes(line, candidate) > outsideQuotes(line, best) ? candidate : best;
    }
    return best;
  }

  private static int outsideQuotes(String line, char wanted) {
    int count = 0;
    boolean quoted = false;
    for (int i = 0; i < line.length(); i++) {
      quoted ^= line.charAt(i) == '"';
      count += !quoted && line.charAt(i) == wanted ? 1 : 0;
    }
    return count;
  }

  private static String lineEndOf(String line) {
    if (line.endsWith("\r\n")) {
      return "\r\n";
    }
    return line.endsWith("\r") ? "\r" : "\n";
  }

  /** One row with its line end. */
  public String render(List<String> row) {
    var line = new StringBuilder();
    for (int c = 0; c < row.size(); c++) {
      if (c > 0) {
        line.append(separator);
      }
      var cell = row.get(c);
      line.append(quoting.quotes(cell, separator) ? '"' + cell.replace("\"", "\"\"") + '"' : cell);
    }
    return line.append(lineEnd).toString();
  }
}
