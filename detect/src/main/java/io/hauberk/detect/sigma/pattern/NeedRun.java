package io.hauberk.detect.sigma.pattern;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** What a sequence of parts needs: the best of its runs of parts that are known to the letter. */
final class NeedRun {

  private static final int MOST = 16;

  private Set<String> run = Set.of("");
  private Set<String> best = Set.of();
  private boolean isWhole = true;

  void add(Need part) {
    if (part.whole().filter(texts -> texts.size() * run.size() <= MOST).isPresent()) {
      run = product(run, part.whole().get());
      return;
    }
    take(Need.exactly(run).texts());
    take(part.texts());
    run = part.whole().orElse(Set.of(""));
    isWhole = false;
  }

  Need end() {
    if (isWhole) {
      return Need.exactly(run);
    }
    take(Need.exactly(run).texts());
    return new Need(Optional.empty(), best);
  }

  private void take(Set<String> texts) {
    if (!texts.isEmpty() && (best.isEmpty() || commonness(texts) < commonness(best))) {
      best = texts;
    }
  }

  private static double commonness(Set<String> texts) {
    return texts.stream().mapToDouble(text -> 1.0 / text.length()).sum();
  }

  private static Set<String> product(Set<String> firsts, Set<String> seconds) {
    var all = new HashSet<String>();
    firsts.forEach(first -> seconds.forEach(second -> all.add(first + second)));
    return all;
  }
}
