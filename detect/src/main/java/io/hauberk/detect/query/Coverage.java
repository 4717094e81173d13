package io.hauberk.detect.query;

import io.hauberk.core.Checks;
import io.hauberk.detect.alert.Alert;
import io.hauberk.detect.alert.Technique;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;

/**
 * Callers who cover the space of questions and answers faster than honest ones do: a thief must
 * reach all classes and what lies between and around them, a customer asks what customers ask. A
 * region counts once for each caller, the rarer among honest queries the more, so a caller with a
 * strange corner of their own is not told for staying in it. A caller who asks like everybody
 * raises an alert once in {@code queriesPerFalseAlarm} queries at most, on average.
 *
 * <p>Not caught: a thief whose questions are drawn as the honest ones, who covers no faster; one
 * who spreads over many names, or keeps to regions that honest callers share.
 *
 * <p>Source: after Kesarwani et al. 2018, "Model Extraction Warning in MLaaS Paradigm", which warns
 * by what share of the space a caller's answers cover; regions by class, distance and direction in
 * place of its decision tree, and bets (see {@link UnusualCaller}) in place of its fixed limits,
 * are ours.
 */
public final class Coverage implements QueryDetector {

  private final HonestQueries honest;
  private final double limit;
  private final Callers<State> callers = new Callers<>(Callers.DEFAULT_ROOM, State::new);

  private static final class State {
    private final BitSet covered = new BitSet(Regions.COUNT);
    private final Stake stake = new Stake();
  }

  public Coverage(HonestQueries honest, double queriesPerFalseAlarm) {
    Checks.inRange("queriesPerFalseAlarm", queriesPerFalseAlarm, 1, 1e12);
    this.honest = honest;
    this.limit = queriesPerFalseAlarm;
  }

  @Override
  public Optional<Alert> observe(Query query) {
    var state = callers.of(query.caller());
    int region = honest.region(query);
    var won = state.stake.won(honest.regions().chance(region, state.covered), limit);
    state.covered.set(region);
    return won.map(wealth -> alert(query, state, wealth));
  }

  private Alert alert(Query query, State state, double wealth) {
    var title = "Queries that cover more than honest ones do";
    return Stake.told(Alert.builder("coverage", title, query.time()), query, wealth, limit)
        .evidence(List.of(state.stake.asked(), state.covered.cardinality() + " regions covered"))
        .techniques(Technique.EXTRACT_AI_MODEL)
        .build();
  }

  /** Callers forgotten for want of room. */
  public long forgotten() {
    return callers.forgotten();
  }
}
