package io.hauberk.privacy.audit;

import io.hauberk.core.Checks;
import io.hauberk.core.Randomness;
import io.hauberk.tensor.Batch;
import io.hauberk.tensor.TensorScope;
import io.hauberk.tensor.data.DataSet;
import java.util.stream.IntStream;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;

/**
 * Samples that a model was trained on and equally many that it was not, mixed. It owns its samples.
 *
 * <p>The bound that {@link #epsilon} gives holds as far as it was by chance which samples were
 * trained on: members and others must be random parts of one set.
 *
 * @param samples members and others in random order
 * @param in which are members
 */
public record MembershipGame(DataSet samples, boolean[] in) implements AutoCloseable {

  public MembershipGame {
    Checks.argument(
        samples.size() == in.length, "marks", in.length, samples.size() + ", one a sample");
    in = in.clone();
  }

  @Override
  public boolean[] in() {
    return in.clone();
  }

  /**
   * Mixes copies of as many samples of each set as the smaller one has, the first ones.
   *
   * @throws IllegalArgumentException when samples differ in shape or classes in number
   */
  public static MembershipGame of(DataSet members, DataSet others, Randomness randomness) {
    Checks.argument(
        members.sampleShape().equals(others.sampleShape())
            && members.classes().size() == others.classes().size(),
        "others",
        others.sampleShape() + ", " + others.classes().size() + " classes",
        members.sampleShape() + ", " + members.classes().size() + " classes, as members");
    int each = Math.min(members.size(), others.size());
    var order = randomness.derive("membership game").stream(0, 0).permutation(2 * each);
    var places = IntStream.of(order).asLongStream().toArray();
    var in = new boolean[2 * each];
    for (int i = 0; i < in.length; i++) {
      in[i] = order[i] < each;
    }
    try (var scope = TensorScope.open()) {
      var mixed = joined(members.batch(0, each), others.batch(0, each)).select(places);
      return new MembershipGame(DataSet.of(members.about(), mixed.inputs(), mixed.labels()), in);
    }
  }

  private static Batch joined(Batch first, Batch second) {
    var ids = IntStream.range(0, first.size() + second.size()).asLongStream().toArray();
    return new Batch(
        torch.cat(new TensorVector(first.inputs(), second.inputs()), 0),
        torch.cat(new TensorVector(first.labels(), second.labels()), 0),
        ids);
  }

  /** How well these scores tell members. */
  public MembershipScores scores(double[] scores) {
    return MembershipScores.of(scores, in);
  }

  /**
   * A lower bound of the training's epsilon, at least 0, by the best of fixed rules of guessing.
   *
   * @param scores of each sample, larger for members
   */
  public double epsilon(double[] scores, double delta, double confidence) {
    var played = GuessRule.grid(in.length).stream().map(rule -> rule.play(scores, in)).toList();
    return GuessRule.bestEpsilon(played, delta, confidence);
  }

  @Override
  public void close() {
    samples.close();
  }
}
