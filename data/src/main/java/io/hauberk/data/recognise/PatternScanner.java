package io.hauberk.data.recognise;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Recognisers by what they are tried at. Thread-safe; each text is a {@link PatternPass}. */
final class PatternScanner {

  private static final int ASCII = 128;

  private final Map<Trigger, List<Candidate>> byTrigger = new EnumMap<>(Trigger.class);
  private final List<List<Candidate>> byPrefix;
  private final ContextWords words;

  PatternScanner(List<Recogniser> recognisers) {
    words = new ContextWords(recognisers);
    for (var trigger : Trigger.values()) {
      var candidates =
          recognisers.stream()
              .filter(r -> r.trigger() == trigger)
              .map(r -> new Candidate(r, words.bit(r)))
              .toList();
      byTrigger.put(trigger, candidates);
    }
    byPrefix = byPrefix(at(Trigger.PREFIX));
  }

  private static List<List<Candidate>> byPrefix(List<Candidate> all) {
    return IntStream.range(0, ASCII)
        .mapToObj(c -> all.stream().filter(a -> a.recogniser().prefix().charAt(0) == c).toList())
        .toList();
  }

  List<Finding> scan(String text) {
    return new PatternPass(this, text).findings();
  }

  List<Candidate> at(Trigger trigger) {
    return byTrigger.getOrDefault(trigger, List.of());
  }

  /** Those whose fixed start begins with an ASCII character. */
  List<Candidate> beginning(char first) {
    return byPrefix.get(first);
  }

  ContextWords words() {
    return words;
  }
}
