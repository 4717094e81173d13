package io.hauberk.robust.oracle;

import io.hauberk.tensor.LabelOracle;
import io.hauberk.tensor.ScoreOracle;
import org.bytedeco.pytorch.Tensor;

/**
 * A model whose queries are counted and bounded. A call beyond the limit is not passed on and
 * throws {@link OracleException.QueryBudgetExhausted}.
 */
public abstract sealed class CountedOracle implements LabelOracle {

  private final QueryMeter meter;

  private CountedOracle(QueryLimit limit) {
    this.meter = new QueryMeter(limit);
  }

  public static Labels labels(LabelOracle model, QueryLimit limit) {
    return new Labels(model, limit);
  }

  public static Scores scores(ScoreOracle model, QueryLimit limit) {
    return new Scores(model, limit);
  }

  /** Inputs asked about so far. */
  public long queries() {
    return meter.queries();
  }

  /** Calls so far. */
  public long calls() {
    return meter.calls();
  }

  /** The inputs, once they are paid for. */
  Tensor charged(Tensor inputs) {
    meter.charge(inputs.size(0));
    return inputs;
  }

  /** Answers labels only, whatever the model could say. */
  public static final class Labels extends CountedOracle {

    private final LabelOracle model;

    private Labels(LabelOracle model, QueryLimit limit) {
      super(limit);
      this.model = model;
    }

    @Override
    public Tensor labels(Tensor inputs) {
      return model.labels(charged(inputs));
    }
  }

  /** Answers scores. */
  public static final class Scores extends CountedOracle implements ScoreOracle {

    private final ScoreOracle model;

    private Scores(ScoreOracle model, QueryLimit limit) {
      super(limit);
      this.model = model;
    }

    @Override
    public Tensor logits(Tensor inputs) {
      return model.logits(charged(inputs));
    }
  }
}
