package io.hauberk.robust.blackbox;

import io.hauberk.core.HauberkException;
import io.hauberk.core.RandomStream;
import io.hauberk.robust.Goal;
import io.hauberk.tensor.Batch;
import io.hauberk.tensor.ScoreOracle;
import java.util.List;
import java.util.function.Consumer;

/** A hunt that sees scores. What it looks for decides when it ends. */
final class ScoreHunt implements Hunt {

  private final Line<float[]> line;
  private final Wish wish;
  private final Consumer<ScoreHunt> walk;
  private final Best best;

  /** What a hunt looks for. */
  sealed interface Wish {

    Metric metric();

    /** Whether a success there counts. */
    boolean counts(float[] input, float[] candidate);

    /** Whether a success ends the hunt. */
    boolean content();

    /** Any success in the ball. */
    record Inside(Ball ball) implements Wish {
      @Override
      public Metric metric() {
        return ball.metric();
      }

      @Override
      public boolean counts(float[] input, float[] candidate) {
        return ball.holds(input, candidate);
      }

      @Override
      public boolean content() {
        return true;
      }
    }

    /** The first success, wherever it is. */
    record First(Metric metric) implements Wish {
      @Override
      public boolean counts(float[] input, float[] candidate) {
        return true;
      }

      @Override
      public boolean content() {
        return true;
      }
    }

    /** The closest of all successes. */
    record Closest(Metric metric) implements Wish {
      @Override
      public boolean counts(float[] input, float[] candidate) {
        return true;
      }

      @Override
      public boolean content() {
        return false;
      }
    }
  }

  private ScoreHunt(Line<float[]> line, Wish wish, Consumer<ScoreHunt> walk) {
    this.line = line;
    this.wish = wish;
    this.walk = walk;
    this.best = new Best(line.victim().input());
  }

  /** A score-based attack as its parts. */
  record Plan(String attack, Terms terms, Wish wish, Consumer<ScoreHunt> walk) {

    BlackBoxResult on(ScoreOracle model, Batch batch, AttackState state) {
      return new Run<>(attack, terms, new Answers.Scores())
          .on(model, batch, state, line -> new ScoreHunt(line, wish, walk));
    }
  }

  @Override
  public void run() {
    try {
      ask(input());
      if (!best.reached()) {
        walk.accept(this);
      }
    } catch (Spent over) {
      return;
    }
  }

  /** The scores of each candidate. */
  List<float[]> ask(List<float[]> candidates) {
    var rows = line.ask(candidates);
    for (int i = 0; i < rows.size(); i++) {
      judge(rows.get(i), candidates.get(i));
    }
    boolean done = best.reached() && (wish.content() || best.distance() == 0);
    if (done || rows.size() < candidates.size()) {
      throw new Spent();
    }
    return rows;
  }

  float[] ask(float[] candidate) {
    return ask(List.of(candidate)).get(0);
  }

  private void judge(float[] row, float[] candidate) {
    boolean success = line.terms().reached(Rows.largest(row), line.victim().label());
    if (success && wish.counts(input(), candidate)) {
      best.offer(candidate, wish.metric().distance(input(), candidate));
    }
  }

  /** Falls as the goal comes nearer; below zero it is reached. */
  double margin(float[] row) {
    return sign() * Rows.margin(row, label());
  }

  /** The logarithm of the label's probability, falling as the goal comes nearer. */
  double logProbability(float[] row) {
    return sign() * Rows.logProbability(row, label());
  }

  private double sign() {
    return line.terms().goal() == Goal.UNTARGETED ? 1 : -1;
  }

  private int label() {
    return Math.toIntExact(line.victim().label());
  }

  Line.Victim victim() {
    return line.victim();
  }

  float[] input() {
    return victim().input();
  }

  RandomStream draw() {
    return line.draw();
  }

  @Override
  public Best best() {
    return best;
  }

  /** Arithmetic on one row of scores. */
  private static final class Rows {
    private Rows() {}

    static int largest(float[] row) {
      int largest = 0;
      for (int i = 0; i < row.length; i++) {
        if (!Float.isFinite(row[i])) {
          throw new HauberkException("scores", row[i], "finite; nothing can be said of this model");
        }
        largest = row[i] > row[largest] ? i : largest;
      }
      return largest;
    }

    static double margin(float[] row, int label) {
      double other = Double.NEGATIVE_INFINITY;
      for (int i = 0; i < row.length; i++) {
        other = i == label ? other : Math.max(other, row[i]);
      }
      return row[label] - other;
    }

    static double logProbability(float[] row, int label) {
      double largest = row[largest(row)];
      double sum = 0;
      for (float score : row) {
        sum += Math.exp(score - largest);
      }
      return row[label] - largest - Math.log(sum);
    }
  }
}
