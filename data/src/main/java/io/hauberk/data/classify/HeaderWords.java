package io.hauberk.data.classify;

import io.hauberk.data.recognise.Entity.Regime;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What column names say: the lines of {@code headers.txt}. */
final class HeaderWords {

  private static final List<HeaderWords> ALL = load();

  private final Label label;
  private final List<String> words;

  private HeaderWords(String line) {
    var parts = line.split(" : ");
    var facts = parts[0].split(" ");
    Set<Regime> regimes =
        facts[3].equals("-")
            ? Set.of()
            : Arrays.stream(facts[3].split(",")).map(Regime::valueOf).collect(Collectors.toSet());
    label = new Label(facts[0], Role.valueOf(facts[1]), Integer.parseInt(facts[2]), regimes);
    words = List.of(parts[1].split(", "));
  }

  private static List<HeaderWords> load() {
    try (var in = HeaderWords.class.getResourceAsStream("headers.txt")) {
      if (in == null) {
        throw new IllegalStateException("headers.txt: missing (expected: in the jar)");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .map(HeaderWords::new)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The first label one of whose words the name has. */
  static Optional<Label> of(String column) {
    var name = spaced(column);
    return ALL.stream().filter(h -> h.in(name)).map(h -> h.label).findFirst();
  }

  private boolean in(String name) {
    return words.stream()
        .anyMatch(w -> w.charAt(0) > 127 ? name.contains(w) : name.contains(" " + w + " "));
  }

  /** Lower case, one space between words, also where camel case joins them. */
  static String spaced(String column) {
    var words = column.replaceAll("([a-z])([A-Z])", "$1 $2").replaceAll("[^\\p{L}\\p{N}]+", " ");
    return " " + words.toLowerCase(Locale.ROOT).strip() + " ";
  }
}
