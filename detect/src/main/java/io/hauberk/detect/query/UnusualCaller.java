package io.hauberk.detect.query;

import io.hauberk.core.Checks;
import io.hauberk.detect.alert.Alert;
import io.hauberk.detect.alert.Response;
import io.hauberk.detect.alert.Technique;
import io.hauberk.report.Severity;
import java.time.Duration;
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

  private static final class State {
    private Betting betting = new Betting();
    private long queries;
  }

  private final Trait trait;
  private final HonestQueries honest;
  private final double limit;
  private final Callers<State> callers = new Callers<>(Callers.DEFAULT_ROOM, State::new);

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
    var state = callers.of(query.caller());
    state.queries++;
    double wealth = state.betting.bet(trait.p(honest, query));
    if (wealth < limit) {
      return Optional.empty();
    }
    state.betting = new Betting();
    return Optional.of(
        Alert.builder(trait.detector, trait.title, query.time())
            .principal(query.caller())
            .score(Math.log10(wealth), Math.log10(limit))
            .severity(Severity.HIGH)
            .evidence(List.of("after " + state.queries + " queries"))
            .techniques(trait.technique())
            .responses(
                new Response.Throttle(query.caller(), 10, Duration.ofHours(1)),
                new Response.Reauthenticate(query.caller()))
            .build());
  }

  /** Callers forgotten for want of room. */
  public long forgotten() {
    return callers.forgotten();
  }
}
