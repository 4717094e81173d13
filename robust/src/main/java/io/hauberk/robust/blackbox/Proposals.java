package io.hauberk.robust.blackbox;

import io.hauberk.core.Checks;
import io.hauberk.tensor.Batch;
import io.hauberk.tensor.LabelOracle;
import io.hauberk.tensor.Tensors;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bytedeco.pytorch.Tensor;

/**
 * Candidates that were made elsewhere, asked about in order until one reaches the goal.
 *
 * @param attack that made them, with all that decides them; it names the run's state
 * @param rounds of [n, ...], of the batch's shape each; one query a sample and round
 */
public record Proposals(String attack, Terms terms, Metric metric, List<Tensor> rounds) {

  public Proposals {
    rounds = List.copyOf(rounds);
    Checks.argument(!rounds.isEmpty(), "rounds", rounds.size(), "one or more");
  }

  /** Asks the model. */
  public BlackBoxResult run(LabelOracle model, Batch batch, AttackState state) {
    Map<Long, List<float[]>> candidates = new HashMap<>();
    for (var round : rounds) {
      share(Tensors.floats(round), batch.ids(), candidates);
    }
    return new DecisionHunt.Plan(attack, terms, metric, hunt -> walk(hunt, candidates))
        .on(model, batch, state);
  }

  private static void share(float[] all, long[] ids, Map<Long, List<float[]>> candidates) {
    int values = all.length / ids.length;
    for (int i = 0; i < ids.length; i++) {
      var row = Arrays.copyOfRange(all, i * values, (i + 1) * values);
      candidates.computeIfAbsent(ids[i], id -> new ArrayList<>()).add(row);
    }
  }

  private static void walk(DecisionHunt hunt, Map<Long, List<float[]>> candidates) {
    for (var candidate : candidates.getOrDefault(hunt.id(), List.of())) {
      if (hunt.ask(candidate)) {
        return;
      }
    }
  }
}
