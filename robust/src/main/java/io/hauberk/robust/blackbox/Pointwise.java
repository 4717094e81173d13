package io.hauberk.robust.blackbox;

import io.hauberk.core.RandomStream;
import io.hauberk.tensor.Batch;
import io.hauberk.tensor.LabelOracle;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Few changed values: from noise that reaches the goal, values are set back to the input's, in
 * random groups that shrink to one, as long as the goal stays reached. Then no changed value can be
 * set back alone. Queries that are left go to further starts. Needs labels. Costs some queries a
 * changed value that stays.
 *
 * <p>Source: Schott et al. 2019, section 5 and appendix; groups are our addition, and save most of
 * the queries.
 */
public record Pointwise(Terms terms, Starts starts) implements BlackBoxAttack<LabelOracle> {

  private static final int NOISE_DRAWS = 20;

  @Override
  public BlackBoxResult run(LabelOracle model, Batch batch, AttackState state) {
    return new DecisionHunt.Plan(toString(), terms, Metric.L0, this::walk).on(model, batch, state);
  }

  private void walk(DecisionHunt hunt) {
    var first = sparse(hunt).or(() -> starts.boundary(hunt, 1));
    for (var start = first; start.isPresent(); start = sparse(hunt)) {
      reduce(hunt, start.get());
    }
  }

  /** Noise on as few values as the draws allow: the share grows from draw to draw. */
  private static Optional<float[]> sparse(DecisionHunt hunt) {
    for (int i = 1; i <= NOISE_DRAWS; i++) {
      var noisy = Starts.saltAndPepper(hunt.input(), hunt.draw(), (double) i / NOISE_DRAWS);
      if (hunt.ask(noisy)) {
        return Optional.of(noisy);
      }
    }
    return Optional.empty();
  }

  private static void reduce(DecisionHunt hunt, float[] start) {
    var at = start.clone();
    int group = Math.max(1, changed(hunt, at).size() / 2);
    boolean settled = false;
    while (!settled) {
      boolean improved = pass(hunt, at, group);
      settled = group == 1 && !improved;
      group = Math.max(1, group / 2);
    }
  }

  /** Tries to set back every changed value once, a group at a time; whether any could be. */
  private static boolean pass(DecisionHunt hunt, float[] at, int group) {
    var places = shuffled(changed(hunt, at), hunt.draw());
    boolean improved = false;
    for (int from = 0; from < places.size(); from += group) {
      var some = places.subList(from, Math.min(places.size(), from + group));
      var candidate = at.clone();
      some.forEach(place -> candidate[place] = hunt.input()[place]);
      if (hunt.ask(candidate)) {
        System.arraycopy(candidate, 0, at, 0, at.length);
        improved = true;
      }
    }
    return improved;
  }

  private static List<Integer> changed(DecisionHunt hunt, float[] at) {
    return IntStream.range(0, at.length).filter(i -> at[i] != hunt.input()[i]).boxed().toList();
  }

  private static List<Integer> shuffled(List<Integer> places, RandomStream stream) {
    List<Integer> order = new ArrayList<>();
    for (int i : stream.permutation(places.size())) {
      order.add(places.get(i));
    }
    return order;
  }
}
