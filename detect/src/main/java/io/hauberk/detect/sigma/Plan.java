package io.hauberk.detect.sigma;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;

/** A condition over the numbers of probes. */
sealed interface Plan {

  /** Whether it holds, given which probes pass. */
  boolean holds(IntPredicate passes);

  /** Probes of which one must pass, the rarest choice; empty where none must. */
  Optional<Trigger> trigger(Probe[] probes);

  /** How many dear probes it may try. */
  int dear();

  /**
   * Probes that are indexed, or bound to a field that must be there.
   *
   * @param commonness sum over them
   */
  record Trigger(double commonness, List<Integer> probes) {}

  /** One probe. */
  final class Passes implements Plan {
    private final int probe;
    private final boolean isDear;

    Passes(int probe, boolean isDear) {
      this.probe = probe;
      this.isDear = isDear;
    }

    @Override
    public int dear() {
      return isDear ? 1 : 0;
    }

    @Override
    public boolean holds(IntPredicate passes) {
      return passes.test(probe);
    }

    @Override
    public Optional<Trigger> trigger(Probe[] probes) {
      return probes[probe].isIndexed() || probes[probe].isBound()
          ? Optional.of(new Trigger(probes[probe].commonness(), List.of(probe)))
          : Optional.empty();
    }
  }

  /** All parts. */
  final class Every implements Plan {
    private final Plan[] parts;

    /**
     * @param parts those that try fewer dear probes are asked first
     */
    Every(Plan[] parts) {
      this.parts = parts.clone();
      Arrays.sort(this.parts, Comparator.comparingInt(Plan::dear));
    }

    @Override
    public int dear() {
      return Arrays.stream(parts).mapToInt(Plan::dear).sum();
    }

    @Override
    public boolean holds(IntPredicate passes) {
      for (var part : parts) {
        if (!part.holds(passes)) {
          return false;
        }
      }
      return true;
    }

    @Override
    public Optional<Trigger> trigger(Probe[] probes) {
      return Arrays.stream(parts)
          .flatMap(part -> part.trigger(probes).stream())
          .min((one, two) -> Double.compare(one.commonness(), two.commonness()));
    }
  }

  /** One part or more. */
  final class Some implements Plan {
    private final Plan[] parts;

    /**
     * @param parts those that try fewer dear probes are asked first
     */
    Some(Plan[] parts) {
      this.parts = parts.clone();
      Arrays.sort(this.parts, Comparator.comparingInt(Plan::dear));
    }

    @Override
    public int dear() {
      return Arrays.stream(parts).mapToInt(Plan::dear).sum();
    }

    @Override
    public boolean holds(IntPredicate passes) {
      for (var part : parts) {
        if (part.holds(passes)) {
          return true;
        }
      }
      return false;
    }

    @Override
    public Optional<Trigger> trigger(Probe[] probes) {
      double commonness = 0;
      var all = new ArrayList<Integer>();
      for (var part : parts) {
        var trigger = part.trigger(probes);
        if (trigger.isEmpty()) {
          return trigger;
        }
        commonness += trigger.get().commonness();
        all.addAll(trigger.get().probes());
      }
      return Optional.of(new Trigger(commonness, all));
    }
  }

  /** Not its part. */
  final class Negated implements Plan {
    private final Plan part;

    Negated(Plan part) {
      this.part = part;
    }

    @Override
    public int dear() {
      return part.dear();
    }

    @Override
    public boolean holds(IntPredicate passes) {
      return !part.holds(passes);
    }

    @Override
    public Optional<Trigger> trigger(Probe[] probes) {
      return Optional.empty();
    }
  }
}
