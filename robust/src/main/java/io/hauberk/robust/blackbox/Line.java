package io.hauberk.robust.blackbox;

import io.hauberk.core.RandomStream;
import java.util.List;

/**
 * One sample's way to the model: it counts the sample's queries and keys its draws.
 *
 * @param <R> the answer to one candidate
 */
final class Line<R> {

  private final Rounds<R> rounds;
  private final int place;
  private final Terms terms;
  private final Victim victim;
  private long queries;
  private long draws;

  /** A sample as it comes; the label is what the goal speaks of. */
  record Victim(long id, long label, float[] input) {}

  Line(Rounds<R> rounds, int place, Terms terms, Victim victim) {
    this.rounds = rounds;
    this.place = place;
    this.terms = terms;
    this.victim = victim;
  }

  /**
   * The answers in order, fewer where the queries end in between.
   *
   * @throws Spent when none are left
   */
  List<R> ask(List<float[]> candidates) {
    int allowed = (int) Math.min(left(), candidates.size());
    if (allowed == 0) {
      throw new Spent();
    }
    var answers = rounds.ask(place, candidates.subList(0, allowed));
    queries += allowed;
    return answers;
  }

  /** The sample's next stream of random draws. */
  RandomStream draw() {
    return terms.randomness().stream(victim.id, draws++);
  }

  long queries() {
    return queries;
  }

  long left() {
    return terms.queries() - queries;
  }

  Terms terms() {
    return terms;
  }

  Victim victim() {
    return victim;
  }
}
