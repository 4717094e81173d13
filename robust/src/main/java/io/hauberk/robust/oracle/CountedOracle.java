package io.hauberk.robust.oracle;

import io.hauberk.tensor.LabelOracle;
import io.hauberk.tensor.ScoreOracle;
import org.bytedeco.pytorch.Tensor;

/**
 * A model whose queries are counted and bounded. A call beyond the limit is not passed on and
 * throws {@link OracleException.QueryBudgetExhausted}.
 */
public sealed interface CountedOracle extends LabelOracle {

  /** Inputs asked about so far. */
  long queries();

  /** Calls so far. */
  long calls();

  static Labels labels(LabelOracle model, QueryLimit limit) {
    return new Labels(model, limit);
  }

  static Scores scores(ScoreOracle model, QueryLimit limit) {
    return new Scores(model, limit);
  }

  /** Answers labels only, whatever the model could say. */
  final class Labels implements CountedOracle {

    private final LabelOracle model;
    private final QueryMeter meter;

    private Labels(LabelOracle model, QueryLimit limit) {
      this.model = model;
      this.meter = new QueryMeter(limit);
    }

    @Override
    public Tensor labels(Tensor inputs) {
      meter.charge(inputs.size(0));
      return model.labels(inputs);
    }

    @Override
    public long queries() {
      return meter.queries();
    }

    @Override
    public long calls() {
      return meter.calls();
    }
  }

  /** Answers scores. */
  final class Scores implements CountedOracle, ScoreOracle {

    private final ScoreOracle model;
    private final QueryMeter meter;

    private Scores(ScoreOracle model, QueryLimit limit) {
      this.model = model;
      this.meter = new QueryMeter(limit);
    }

    @Override
    public Tensor logits(Tensor inputs) {
      meter.charge(inputs.size(0));
      return model.logits(inputs);
    }

    @Override
    public Tensor labels(Tensor inputs) {
      return ScoreOracle.super.labels(inputs);
    }

    @Override
    public long queries() {
      return meter.queries();
    }

    @Override
    public long calls() {
      return meter.calls();
    }
  }
}
