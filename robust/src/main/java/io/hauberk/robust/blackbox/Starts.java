package io.hauberk.robust.blackbox;

import io.hauberk.core.Digest;
import io.hauberk.core.RandomStream;
import io.hauberk.tensor.Tensors;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.bytedeco.pytorch.Tensor;

/**
 * Where a decision-based attack begins: at noise that reaches the goal, and at the nearest donor
 * that does, whichever is closer to the input once both are brought to the boundary. Donors are
 * inputs the attacker owns; a targeted attack needs some of the class it aims at.
 */
public final class Starts {

  /** Noise tends to be one class; a sample of that class needs other noise, or a donor. */
  private static final int NOISE_DRAWS = 60;

  /** From this draw on all values are replaced. */
  private static final double FULL_NOISE = 30;

  private static final int DONORS_ASKED = 20;

  private final List<float[]> donors;

  private Starts(List<float[]> donors) {
    this.donors = donors;
  }

  /** Noise alone. */
  public static Starts noise() {
    return new Starts(List.of());
  }

  /**
   * Noise and donors.
   *
   * @param donors [n, ...] in [0, 1], of the samples' shape
   */
  public static Starts with(Tensor donors) {
    var all = Tensors.floats(donors);
    int values = Math.toIntExact(donors.numel() / donors.size(0));
    List<float[]> rows = new ArrayList<>();
    for (int from = 0; from < all.length; from += values) {
      rows.add(Arrays.copyOfRange(all, from, from + values));
    }
    return new Starts(rows);
  }

  /** A success beside the boundary; empty where no start reaches the goal. */
  Optional<float[]> boundary(DecisionHunt hunt, double tolerance) {
    var noise = noise(hunt).map(start -> hunt.nearest(start, tolerance));
    var donor = donor(hunt).map(start -> hunt.nearest(start, tolerance));
    return noise.isPresent() && donor.isPresent()
        ? noise.filter(point -> hunt.distance(point) < hunt.distance(donor.get())).or(() -> donor)
        : noise.or(() -> donor);
  }

  /** Uniform noise and black and white noise over more and more values, in turn. */
  private static Optional<float[]> noise(DecisionHunt hunt) {
    for (int i = 0; i < NOISE_DRAWS; i++) {
      var stream = hunt.draw();
      var candidate =
          i % 2 == 0
              ? uniform(hunt.values(), stream)
              : saltAndPepper(hunt.input(), stream, (i + 1) / FULL_NOISE);
      if (hunt.ask(candidate)) {
        return Optional.of(candidate);
      }
    }
    return Optional.empty();
  }

  private static float[] uniform(int values, RandomStream stream) {
    var noise = new float[values];
    stream.fillUniform(noise, 0, 1);
    return noise;
  }

  /** Each value becomes 0 or 1 with the probability {@code share}. */
  static float[] saltAndPepper(float[] input, RandomStream stream, double share) {
    var noisy = input.clone();
    for (int i = 0; i < noisy.length; i++) {
      if (stream.nextDouble() < share) {
        noisy[i] = stream.nextInt(2);
      }
    }
    return noisy;
  }

  private Optional<float[]> donor(DecisionHunt hunt) {
    return donors.stream()
        .sorted(Comparator.comparingDouble(hunt::distance))
        .limit(DONORS_ASKED)
        .filter(hunt::ask)
        .findFirst();
  }

  /** Names the donors by content, as states of attacks need. */
  @Override
  public String toString() {
    if (donors.isEmpty()) {
      return "noise";
    }
    var bytes = ByteBuffer.allocate(donors.size() * donors.get(0).length * Float.BYTES);
    for (var donor : donors) {
      for (float value : donor) {
        bytes.putFloat(value);
      }
    }
    return "noise and donors " + Digest.sha256(bytes.array());
  }
}
