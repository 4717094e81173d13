package io.hauberk.report.format;

import io.hauberk.report.Evidence;
import io.hauberk.report.Numbers;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The evidence as lines for people. */
final class Facts {

  private static final DateTimeFormatter UTC =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss 'UTC'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);
  private static final Duration SHORT = Duration.ofMinutes(2);
  private static final double NANOS = 1e9;

  /** A name and its value. */
  record Fact(String name, String value) {}

  private Facts() {}

  /** Seed, times and versions. */
  static List<Fact> of(Evidence evidence, Words words) {
    var facts = new ArrayList<Fact>();
    facts.add(new Fact(words.of(Word.SEED), Long.toString(evidence.seed())));
    facts.add(new Fact(words.of(Word.STARTED), time(evidence.started())));
    facts.add(new Fact(words.of(Word.ENDED), time(evidence.ended())));
    facts.add(new Fact(words.of(Word.DURATION), duration(evidence.elapsed())));
    facts.add(new Fact(words.of(Word.VERSIONS), joined(evidence.versions())));
    return facts.stream().filter(fact -> !fact.value().isEmpty()).toList();
  }

  static String time(Instant instant) {
    return UTC.format(instant);
  }

  /** {@code 12.3 s}; from two minutes on {@code 1:02:03}. */
  static String duration(Duration duration) {
    return duration.compareTo(SHORT) < 0
        ? Numbers.significant(duration.toNanos() / NANOS, 3) + " s"
        : "%d:%02d:%02d"
            .formatted(duration.toHours(), duration.toMinutesPart(), duration.toSecondsPart());
  }

  private static String joined(Map<String, String> versions) {
    return String.join(
        ", ",
        versions.entrySet().stream()
            .map(version -> version.getKey() + " " + version.getValue())
            .toList());
  }
}
