package io.hauberk.robust.blackbox;

import io.hauberk.core.RandomStream;
import io.hauberk.tensor.Batch;
import io.hauberk.tensor.LabelOracle;
import java.util.List;
import java.util.function.Consumer;

/**
 * A hunt that sees labels and wants the closest success. Every candidate that is asked about
 * counts, so the best is never lost to a later step.
 */
final class DecisionHunt implements Hunt {

  private final Line<Long> line;
  private final Metric metric;
  private final Consumer<DecisionHunt> walk;
  private final Best best;

  private DecisionHunt(Line<Long> line, Metric metric, Consumer<DecisionHunt> walk) {
    this.line = line;
    this.metric = metric;
    this.walk = walk;
    this.best = new Best(line.victim().input());
  }

  /** A decision-based attack as its parts. */
  record Plan(String attack, Terms terms, Metric metric, Consumer<DecisionHunt> walk) {

    BlackBoxResult on(LabelOracle model, Batch batch, AttackState state) {
      return new Run<>(attack, terms, new Answers.Labels())
          .on(model, batch, state, line -> new DecisionHunt(line, metric, walk));
    }
  }

  @Override
  public void run() {
    try {
      if (!ask(input())) {
        walk.accept(this);
      }
    } catch (Spent over) {
      return;
    }
  }

  /** Whether each candidate reaches the goal. */
  boolean[] ask(List<float[]> candidates) {
    var labels = line.ask(candidates);
    var hits = new boolean[labels.size()];
    for (int i = 0; i < hits.length; i++) {
      hits[i] = line.terms().reached(labels.get(i), line.victim().label());
      if (hits[i]) {
        best.offer(candidates.get(i), distance(candidates.get(i)));
      }
    }
    if (hits.length < candidates.size()) {
      throw new Spent();
    }
    return hits;
  }

  boolean ask(float[] candidate) {
    return ask(List.of(candidate))[0];
  }

  /**
   * The point nearest to the input on the way from it to a success, by halving; it is a success
   * too.
   *
   * @param tolerance as a share of the way
   */
  float[] nearest(float[] success, double tolerance) {
    double low = 0;
    double high = 1;
    var nearest = success;
    while (high - low > tolerance) {
      double middle = (low + high) / 2;
      var candidate = metric.towards(input(), success, middle);
      if (ask(candidate)) {
        high = middle;
        nearest = candidate;
      } else {
        low = middle;
      }
    }
    return nearest;
  }

  /** Of the sample. */
  long id() {
    return line.victim().id();
  }

  float[] input() {
    return line.victim().input();
  }

  int values() {
    return input().length;
  }

  /** From the input. */
  double distance(float[] point) {
    return metric.distance(input(), point);
  }

  RandomStream draw() {
    return line.draw();
  }

  long left() {
    return line.left();
  }

  @Override
  public Best best() {
    return best;
  }
}
