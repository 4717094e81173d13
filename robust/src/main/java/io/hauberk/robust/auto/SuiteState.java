package io.hauberk.robust.auto;

import io.hauberk.core.HauberkException;
import io.hauberk.robust.metric.Queries;
import io.hauberk.tensor.TensorScope;
import io.hauberk.tensor.Tensors;
import io.hauberk.tensor.file.SafeTensors;
import io.hauberk.tensor.network.Weights;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.bytedeco.pytorch.Tensor;

/**
 * How far a suite has come: which attack fooled which sample, and with what. As a file it is
 * safetensors, bound to its plan, so that nobody goes on with another.
 */
final class SuiteState {

  /** Of a sample that no attack has fooled. */
  static final long STANDING = -1;

  /** Of a sample that was wrong before any attack. */
  static final long WRONG = -2;

  /** Of a sample that fell at a smaller epsilon. */
  static final long BELOW = -3;

  private static final String PLAN = "plan";
  private static final int MILLIS = 1000;

  private static final List<String> TENSORS =
      List.of("position", "fooled_by", "attacked", "millis", "queries", "examples", "clean_logits");

  /** Attack and first sample to go on with. */
  private int attack;

  private int sample;

  /** Per sample the number of the attack, or one of those above. */
  private final long[] fooledBy;

  /** Per attack: samples attacked, milliseconds. */
  private final long[] attacked;

  private final long[] millis;

  /** Per attack: samples scored and samples differentiated. */
  private final long[] queries;

  /** What each sample became; [N, ...]. */
  private final Tensor examples;

  private final float[] clean;

  private SuiteState(
      long[] fooledBy,
      long[] attacked,
      long[] millis,
      long[] queries,
      Tensor examples,
      float[] clean) {
    this.clean = clean;
    this.queries = queries;
    this.fooledBy = fooledBy;
    this.attacked = attacked;
    this.millis = millis;
    this.examples = examples;
  }

  static SuiteState fresh(int attacks, CleanPass clean, Tensor inputs) {
    return new SuiteState(
        clean.verdicts(),
        new long[attacks],
        new long[attacks],
        new long[2 * attacks],
        inputs.clone(),
        clean.logits());
  }

  /**
   * @param plan what the file must have been made for
   * @param clean what the model says of the data now
   * @throws HauberkException when it was made for another plan, model or data set
   */
  static SuiteState read(Path file, String plan, CleanPass clean) {
    try (var scope = TensorScope.open();
        var content = SafeTensors.read(file)) {
      var found = content.metadata().getOrDefault(PLAN, "none");
      if (!found.equals(plan)) {
        throw new HauberkException(
            "--resume " + file, "another plan", "one written by the same command");
      }
      var weights = content.weights();
      requireWhole(file, weights);
      if (!clean.agrees(Tensors.floats(weights.get("clean_logits")))) {
        throw new HauberkException(
            "--resume " + file, "other logits", "the model and the samples it was written for");
      }
      var state =
          new SuiteState(
              Tensors.longs(weights.get("fooled_by")),
              Tensors.longs(weights.get("attacked")),
              Tensors.longs(weights.get("millis")),
              Tensors.longs(weights.get("queries")),
              scope.keep(weights.get("examples").clone()),
              clean.logits());
      var position = Tensors.longs(weights.get("position"));
      state.attack = (int) position[0];
      state.sample = (int) position[1];
      return state;
    }
  }

  /** Versions before this one kept less. */
  private static void requireWhole(Path file, Weights weights) {
    for (var name : TENSORS) {
      if (!weights.has(name)) {
        throw new HauberkException(
            "--resume " + file, "no " + name, "a state written by this version");
      }
    }
  }

  /** Takes samples out that no attack need meet. */
  void leave(int[] places) {
    for (int place : places) {
      fooledBy[place] = fooledBy[place] == WRONG ? WRONG : BELOW;
    }
  }

  static boolean exists(Path file) {
    return Files.exists(file);
  }

  void write(Path file, String plan) {
    try (var scope = TensorScope.open()) {
      Map<String, Tensor> tensors = new LinkedHashMap<>();
      tensors.put("position", Tensors.of(new long[] {attack, sample}, 2));
      tensors.put("fooled_by", Tensors.of(fooledBy, fooledBy.length));
      tensors.put("attacked", Tensors.of(attacked, attacked.length));
      tensors.put("millis", Tensors.of(millis, millis.length));
      tensors.put("queries", Tensors.of(queries, queries.length));
      tensors.put("examples", examples.clone());
      tensors.put("clean_logits", Tensors.of(clean, clean.length));
      try (var weights = Weights.of(tensors)) {
        SafeTensors.write(file, weights, Map.of(PLAN, plan));
      }
    }
  }

  int attack() {
    return attack;
  }

  int sample() {
    return sample;
  }

  Tensor examples() {
    return examples;
  }

  long[] attackedCounts() {
    return attacked.clone();
  }

  double seconds(int number) {
    return (double) millis[number] / MILLIS;
  }

  Queries queries(int number) {
    return new Queries(queries[2 * number], queries[2 * number + 1]);
  }

  /** Adds to what the attack at hand has asked. */
  void count(Queries asked) {
    queries[2 * attack] += asked.forward();
    queries[2 * attack + 1] += asked.backward();
  }

  long count(long verdict) {
    return Arrays.stream(fooledBy).filter(by -> by == verdict).count();
  }

  /** The standing samples from {@code from} on, at most {@code most}. */
  long[] standing(int from, int most) {
    return LongStream.range(from, fooledBy.length)
        .filter(i -> fooledBy[(int) i] == STANDING)
        .limit(most)
        .toArray();
  }

  /** The samples that an attack has fooled. */
  int[] fooled(int by) {
    return IntStream.range(0, fooledBy.length).filter(i -> fooledBy[i] == by).toArray();
  }

  /** Records one batch: {@code still[i]} tells whether {@code places[i]} stands. */
  void record(long[] places, boolean[] still, Tensor moved, long nanos) {
    try (var scope = TensorScope.open()) {
      for (int i = 0; i < places.length; i++) {
        fooledBy[(int) places[i]] = still[i] ? STANDING : attack;
      }
      var fooled =
          IntStream.range(0, places.length).filter(i -> !still[i]).asLongStream().toArray();
      if (fooled.length > 0) {
        var to = Arrays.stream(fooled).map(i -> places[(int) i]).toArray();
        examples.index_copy_(
            0, Tensors.of(to, to.length), moved.index_select(0, Tensors.of(fooled, fooled.length)));
      }
      attacked[attack] += places.length;
      millis[attack] += nanos / 1_000_000;
      sample = (int) places[places.length - 1] + 1;
    }
  }

  void nextAttack() {
    attack++;
    sample = 0;
  }
}
