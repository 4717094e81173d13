package io.hauberk.robust.auto;

import io.hauberk.core.Checks;
import io.hauberk.core.Randomness;
import io.hauberk.robust.Budget;
import io.hauberk.robust.RandomStart;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Attacks in the order they run, cheap and strong first; each meets only what still stands. */
public enum Suite {

  /** Short restarts of Auto-PGD, and full runs towards the three likeliest wrong classes. */
  QUICK {
    @Override
    public List<NamedAttack> attacks(Setting at) {
      var attacks = new ArrayList<NamedAttack>();
      attacks.addAll(sprints(at, RESTARTS));
      attacks.addAll(targeted(at, 1, LIKELIEST));
      return attacks;
    }
  },

  /**
   * AutoAttack's: APGD-CE, APGD-T, FAB-T, Square (Croce and Hein 2020, section 5). Short restarts
   * go before, for most samples that fall at all fall to them.
   */
  STANDARD {
    @Override
    public List<NamedAttack> attacks(Setting at) {
      var attacks = new ArrayList<NamedAttack>();
      attacks.addAll(sprints(at, 2 * RESTARTS));
      attacks.add(apgd("APGD-CE", Loss.CROSS_ENTROPY, at, 0));
      attacks.addAll(thorough(at));
      return attacks;
    }
  },

  /** AutoAttack's {@code plus}: the standard ones, and five restarts of both untargeted losses. */
  FULL {
    @Override
    public List<NamedAttack> attacks(Setting at) {
      var attacks = new ArrayList<NamedAttack>();
      for (int r = 0; r < RESTARTS; r++) {
        attacks.add(apgd("APGD-CE start " + (r + 1), Loss.CROSS_ENTROPY, at, r));
      }
      for (int r = 0; r < RESTARTS; r++) {
        attacks.add(apgd("APGD-DLR start " + (r + 1), Loss.DLR, at, r));
      }
      attacks.addAll(thorough(at));
      return attacks;
    }
  },

  /** For models that answer at random: both untargeted losses on the mean of twenty passes. */
  RAND {
    @Override
    public List<NamedAttack> attacks(Setting at) {
      var attacks = new ArrayList<NamedAttack>();
      for (var loss : List.of(Loss.CROSS_ENTROPY, Loss.DLR)) {
        var plain = new Apgd(at.budget(), loss, TargetRank.NONE, Apgd.DEFAULT_STEPS, start(at, 0));
        attacks.add(
            new NamedAttack("APGD " + loss + " of the mean", new OverPasses(plain, PASSES)));
      }
      return attacks;
    }
  };

  private static final int RESTARTS = 5;
  private static final int PASSES = 20;
  private static final int SHORT_STEPS = 30;
  private static final int LIKELIEST = 3;
  private static final int MOST_TARGETS = 9;

  /**
   * What a suite is for.
   *
   * @param classes of the model, at least 2
   * @param image whether samples are [c, h, w]: Square needs planes
   */
  public record Setting(Budget budget, int classes, boolean image, long seed) {

    public Setting {
      Checks.argument(classes > 1, "classes", classes, "at least 2: one class cannot be fooled");
    }

    /** Nine, or as many as there are wrong classes. */
    int targets() {
      return Math.min(MOST_TARGETS, classes - 1);
    }
  }

  /** The attacks in order. */
  public abstract List<NamedAttack> attacks(Setting setting);

  private static NamedAttack apgd(String name, Loss loss, Setting at, int restart) {
    return new NamedAttack(
        name, new Apgd(at.budget(), loss, TargetRank.NONE, Apgd.DEFAULT_STEPS, start(at, restart)));
  }

  private static RandomStart start(Setting at, int restart) {
    return new RandomStart(new Randomness(at.seed()).derive("apgd"), restart);
  }

  /**
   * Restarts of thirty steps on the cross-entropy and DLR in turn. On hard samples many short runs
   * from other starts find more than few long ones.
   */
  private static List<NamedAttack> sprints(Setting at, int restarts) {
    return IntStream.range(0, restarts)
        .mapToObj(
            r -> {
              var loss = r % 2 == 0 ? Loss.CROSS_ENTROPY : Loss.DLR;
              var start = new RandomStart(new Randomness(at.seed()).derive("sprint"), r);
              return new NamedAttack(
                  "APGD short " + (r + 1),
                  new Apgd(at.budget(), loss, TargetRank.NONE, SHORT_STEPS, start));
            })
        .toList();
  }

  /**
   * All targets, Square and FAB. Square comes before what finds least for its cost: an order
   * changes how soon a sample falls, never whether.
   */
  private static List<NamedAttack> thorough(Setting at) {
    var attacks = new ArrayList<NamedAttack>();
    attacks.addAll(targeted(at, 1, LIKELIEST));
    attacks.addAll(square(at));
    attacks.addAll(targeted(at, LIKELIEST + 1, MOST_TARGETS));
    attacks.addAll(boundary(at));
    return attacks;
  }

  /** Ranks from one to the other, as far as there are classes. */
  private static List<NamedAttack> targeted(Setting at, int first, int last) {
    return IntStream.rangeClosed(first, Math.min(last, at.targets()))
        .mapToObj(
            rank ->
                new NamedAttack(
                    "APGD-T " + rank,
                    new Apgd(
                        at.budget(),
                        Loss.TARGETED_DLR,
                        new TargetRank(rank),
                        Apgd.DEFAULT_STEPS,
                        start(at, rank))))
        .toList();
  }

  private static List<NamedAttack> boundary(Setting at) {
    return IntStream.rangeClosed(1, at.targets())
        .mapToObj(
            rank ->
                new NamedAttack(
                    "FAB-T " + rank, new Fab(at.budget(), new TargetRank(rank), Fab.DEFAULT_STEPS)))
        .toList();
  }

  /** None for samples that are no images. */
  private static List<NamedAttack> square(Setting at) {
    if (!at.image()) {
      return List.of();
    }
    var randomness = new Randomness(at.seed()).derive("square");
    return List.of(
        new NamedAttack(
            "Square",
            new Square(at.budget(), Square.DEFAULT_QUERIES, Square.DEFAULT_FIRST_SHARE, randomness),
            NamedAttack.Access.SCORES));
  }
}
