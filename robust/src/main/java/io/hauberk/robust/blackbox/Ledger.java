package io.hauberk.robust.blackbox;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * All answers that the samples of a run were given, in order. A run that is taken up again is given
 * the same answers from here first, without asking; since its draws are keyed, it comes to the same
 * place.
 */
final class Ledger<R> {

  private final List<List<R>> answers;
  private final int[] given;

  Ledger(int samples) {
    this(Stream.generate(() -> (List<R>) new ArrayList<R>()).limit(samples).toList());
  }

  Ledger(List<List<R>> answers) {
    this.answers = answers;
    this.given = new int[answers.size()];
  }

  /** Whether the next {@code count} answers of a sample are known. */
  boolean knows(int sample, int count) {
    return answers.get(sample).size() - given[sample] >= count;
  }

  /** The sample's next known answers. */
  List<R> next(int sample, int count) {
    var known = answers.get(sample).subList(given[sample], given[sample] + count);
    given[sample] += count;
    return List.copyOf(known);
  }

  void add(int sample, List<R> fresh) {
    answers.get(sample).addAll(fresh);
  }

  List<R> of(int sample) {
    return answers.get(sample);
  }

  int samples() {
    return answers.size();
  }
}
