package io.hauberk.robust.flag;

import io.hauberk.report.Severity;
import io.hauberk.robust.Words;
import java.util.Locale;

/**
 * The signs of a false sense of robustness. What each is called, what is measured and what to do
 * are in the module's words.
 *
 * <p>Sources: the checks of AutoAttack (Croce and Hein 2020), the signs of obfuscated gradients
 * (Athalye et al. 2018, section 3.1; Carlini et al. 2019, section 5), the indicators of attack
 * failure (Pintor et al. 2022, section 3). Thresholds are the sources' where they give one, else
 * ours; docs/robust.md tells which.
 */
public enum Sign {
  NOT_FINITE(101, Severity.HIGH, Side.ABOVE, 0),
  ONE_CLASS(102, Severity.HIGH, Side.AT_MOST, 1),
  CONSTANT(103, Severity.HIGH, Side.AT_MOST, 1e-6),
  RANDOMISED(104, Severity.HIGH, Side.ABOVE, 1e-4),
  BATCH_DEPENDENT(105, Severity.HIGH, Side.ABOVE, 1e-3),
  CALL_DEPENDENT(106, Severity.HIGH, Side.ABOVE, 1e-4),
  OPTIMISES(107, Severity.HIGH, Side.ABOVE, 0),
  PROBABILITIES(108, Severity.MEDIUM, Side.AT_MOST, 1e-5),
  ZERO_GRADIENTS(109, Severity.HIGH, Side.ABOVE, 0.01),
  GRADIENT_DISAGREES(110, Severity.HIGH, Side.ABOVE, 0.5),
  EPSILON_BEYOND_RANGE(112, Severity.HIGH, Side.ABOVE, 1),
  ONE_STEP_BEATS_ITERATIVE(113, Severity.HIGH, Side.ABOVE, 0.01),
  ONE_STEP_OVERFIT(114, Severity.HIGH, Side.ABOVE, 0.5),
  BLACK_BOX_BEATS_WHITE_BOX(115, Severity.HIGH, Side.ABOVE, 0.002),
  NOISE_BEATS_ATTACK(116, Severity.HIGH, Side.ABOVE, 0),
  LARGER_EPSILON_FOOLS_LESS(117, Severity.HIGH, Side.ABOVE, 0.01),
  UNAVAILABLE_GRADIENTS(121, Severity.HIGH, Side.ABOVE, 0.01),
  UNSTABLE_PREDICTIONS(122, Severity.MEDIUM, Side.ABOVE, 0.1),
  SILENT_SUCCESS(123, Severity.MEDIUM, Side.ABOVE, 0),
  INCOMPLETE_OPTIMISATION(124, Severity.MEDIUM, Side.ABOVE, 0.25),
  TRANSFER_FAILURE(125, Severity.HIGH, Side.ABOVE, 0),
  UNCONSTRAINED_FAILURE(126, Severity.HIGH, Side.ABOVE, 0);

  private final int number;
  private final Severity severity;
  private final Side side;
  private final double threshold;

  Sign(int number, Severity severity, Side side, double threshold) {
    this.number = number;
    this.severity = severity;
    this.side = side;
    this.threshold = threshold;
  }

  /** Stable over releases, such as {@code HBK-ROBUST-104}. */
  public String id() {
    return "HBK-ROBUST-" + number;
  }

  public Severity severity() {
    return severity;
  }

  /** What the measured value is held against; its unit is that of {@link #measure}. */
  public double threshold() {
    return threshold;
  }

  public Side side() {
    return side;
  }

  /** Whether nothing further can be measured of a model that shows it. */
  public boolean fatal() {
    return this == NOT_FINITE || this == ONE_CLASS;
  }

  public String title(Words words) {
    return words.say(key("title"));
  }

  /** What is held against the threshold. */
  public String measure(Words words) {
    return words.say(key("measure"));
  }

  /** What to do when it is raised. */
  public String remedy(Words words) {
    return words.say(key("remedy"));
  }

  private String key(String part) {
    return "sign." + name().toLowerCase(Locale.ROOT) + "." + part;
  }
}
