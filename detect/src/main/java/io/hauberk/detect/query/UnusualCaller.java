package io.hauberk.detect.query;

import io.hauberk.core.Checks;
import io.hauberk.detect.alert.Alert;
import io.hauberk.detect.alert.Technique;
import java.util.List;
import java.util.Optional;

/**
 * Callers whose queries are, taken together, unlike honest ones. A caller who asks like everybody
 * raises an alert once in {@code queriesPerFalseAlarm} queries at most, on average; a strange one
 * after some ten.
 *
 * <p>Not caught: a thief who owns inputs drawn as the honest ones; one who mixes in enough of them;
 * one who asks each question under another name.
 */
public final class UnusualCaller implements QueryDetector {

  /** One in a thousand queries would be too many for anybody to read. */
  public static final double DEFAULT_QUERIES_PER_FALSE_ALARM = 1e5;

  /** What is unusual. */
  public enum Trait {
    /** Inputs from elsewhere: extraction with other data, synthetic probes. */
    STRANGE_INPUTS("strange-inputs", "Queries unlike those of honest callers") {
      @Override
      double p(HonestQueries honest, Query query) {
        return honest.strange(query);
      }

      @Override
      Technique technique() {
        return Technique.EXTRACT_AI_MODEL;
      }
    },
    /** Answers near the decision boundary: extraction by uncertainty, evasion. */
    UNSURE_ANSWERS("unsure-answers", "Queries on which the model is unusually unsure") {
      @Override
      double p(HonestQueries honest, Query query) {
        return honest.unsure(query);
      }

      @Override
      Technique technique() {
        return Technique.EXTRACT_AI_MODEL;
      }
    },
    /** Answers surer than honest callers get: records of the training set. */
    SURE_ANSWERS("sure-answers", "Queries on which the model is unusually sure") {
      @Override
      double p(HonestQueries honest, Query query) {
        return honest.sure(query);
      }

      @Override
      Technique technique() {
        return Technique.INFER_MEMBERSHIP;
      }
    };

    private final String detector;
    private final String title;

    Trait(String detector, String title) {
      this.detector = detector;
      this.title = title;
    }

    abstract double p(HonestQueries honest, Query query);

    abstract Technique technique();
  }

  private final Trait trait;
  private final HonestQueries honest;
  private final double limit;
  private final Callers<Stake> callers = new Callers<>(Callers.DEFAULT_ROOM, Stake::new);

  public UnusualCaller(Trait trait, HonestQueries honest, double queriesPerFalseAlarm) {
    Checks.argument(
        queriesPerFalseAlarm >= 1 && queriesPerFalseAlarm <= 1e12,
        "queriesPerFalseAlarm",
        queriesPerFalseAlarm,
        "1 to 1e12");
    this.trait = trait;
    this.honest = honest;
    this.limit = queriesPerFalseAlarm;
  }

  @Override
  public Optional<Alert> observe(Query query) {
    var stake = callers.of(query.caller());
    return stake.won(trait.p(honest, query), limit).map(wealth -> alert(query, stake, wealth));
  }

  private Alert alert(Query query, Stake stake, double wealth) {
    var alert = Alert.builder(trait.detector, trait.title, query.time());
    return Stake.told(alert, query, wealth, limit)
        .evidence(List.of(stake.asked()))
        .techniques(trait.technique())
        .build();
  }

  /** Callers forgotten for want of room. */
  public long forgotten() {
    return callers.forgotten();
  }
}
