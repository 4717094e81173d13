package io.hauberk.detect.sigma.pattern;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What matches of a part of an expression hold.
 *
 * @param whole the folded texts that matches are, where they are few
 * @param within folded texts of which every match holds one; empty where that is not known
 */
record Need(Optional<Set<String>> whole, Set<String> within) {

  static final int MOST = 64;

  /** Matches may be any text. */
  static final Need ANYTHING = new Need(Optional.empty(), Set.of());

  /** Matches are empty. */
  static final Need NOTHING = exactly(Set.of(""));

  static Need exactly(Set<String> texts) {
    return new Need(Optional.of(Set.copyOf(texts)), Set.of());
  }

  /** Letters beyond ASCII have more forms than folding knows. */
  static Need character(char c) {
    return c < 128 ? exactly(Set.of(String.valueOf(Fold.of(c)))) : ANYTHING;
  }

  /**
   * Texts of which every match holds one; empty where that is not known. What holds another of them
   * is left out.
   */
  Set<String> texts() {
    var texts = whole.orElse(within);
    return texts.contains("")
        ? Set.of()
        : texts.stream()
            .filter(text -> texts.stream().noneMatch(part -> isWithin(part, text)))
            .collect(Collectors.toUnmodifiableSet());
  }

  private static boolean isWithin(String part, String text) {
    return part.length() < text.length() && text.contains(part);
  }

  /** One or the other. */
  Need or(Need other) {
    if (whole.isPresent() && other.whole.isPresent()) {
      var both = union(whole.get(), other.whole.get());
      return both.size() <= MOST ? exactly(both) : ANYTHING;
    }
    boolean isKnown = !texts().isEmpty() && !other.texts().isEmpty();
    var both = union(texts(), other.texts());
    return isKnown && both.size() <= MOST ? new Need(Optional.empty(), both) : ANYTHING;
  }

  /** Once or more. */
  Need repeated() {
    return new Need(Optional.empty(), texts());
  }

  private static Set<String> union(Set<String> one, Set<String> two) {
    var both = new HashSet<>(one);
    both.addAll(two);
    return both;
  }
}
