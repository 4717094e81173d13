package io.hauberk.privacy.train;

import io.hauberk.core.Checks;
import java.util.Optional;

/**
 * How each sample's gradient is bounded.
 *
 * @param norm C, the L2 sensitivity of a batch's sum to adding or removing a sample; the first one
 *     when it adapts
 * @param adaptation of the norm, step by step
 */
public record Clipping(double norm, ClipRule rule, Optional<Adaptation> adaptation) {

  public Clipping {
    Checks.positive("clip", norm);
    Checks.argument(
        adaptation.isEmpty() || rule == ClipRule.FLAT, "clip rule", rule, "FLAT when it adapts");
  }

  public Clipping(double norm, ClipRule rule) {
    this(norm, rule, Optional.empty());
  }

  /** All layers together, to length {@code norm}. */
  public static Clipping flat(double norm) {
    return new Clipping(norm, ClipRule.FLAT);
  }

  /** All layers together, to a length that follows a quantile. */
  public static Clipping adaptive(double start, Adaptation adaptation) {
    return new Clipping(start, ClipRule.FLAT, Optional.of(adaptation));
  }

  /** The multiplier of the gradients' noise that leaves room for the count's. */
  double gradientMultiplier(double multiplier) {
    return adaptation.map(to -> to.gradientMultiplier(multiplier)).orElse(multiplier);
  }

  /** One word or two. */
  String told() {
    return adaptation.isEmpty() ? rule.name() : "ADAPTIVE";
  }
}
