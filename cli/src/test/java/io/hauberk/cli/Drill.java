package io.hauberk.cli;

import io.hauberk.detect.alert.Alert;
import io.hauberk.detect.query.Query;
import io.hauberk.detect.query.QueryWatch;
import io.hauberk.robust.blackbox.Ball;
import io.hauberk.robust.blackbox.BlackBoxAttack;
import io.hauberk.robust.blackbox.Boundary;
import io.hauberk.robust.blackbox.HopSkipJump;
import io.hauberk.robust.blackbox.Metric;
import io.hauberk.robust.blackbox.Nes;
import io.hauberk.robust.blackbox.SquareSearch;
import io.hauberk.robust.blackbox.Starts;
import io.hauberk.robust.blackbox.Terms;
import io.hauberk.tensor.ScoreOracle;
import io.hauberk.tensor.TensorScope;
import io.hauberk.tensor.Tensors;
import io.hauberk.tensor.data.DataSet;
import io.hauberk.tensor.data.ReadOptions;
import io.hauberk.tensor.data.Split;
import io.hauberk.tensor.data.catalogue.DataSets;
import io.hauberk.testkit.SharedData;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Tensor;

/** A served model that is watched, and the attacks on it. */
final class Drill {
  private Drill() {}

  /**
   * What the service's owner puts before the model: it sees each row before the caller its answer.
   */
  static final class Watched implements ScoreOracle {

    private final ScoreOracle model;
    private final QueryWatch watch;
    private final String caller;
    int asked;
    Optional<Alert> first = Optional.empty();
    int firstAt;

    Watched(ScoreOracle model, QueryWatch watch, String caller) {
      this.model = model;
      this.watch = watch;
      this.caller = caller;
    }

    @Override
    public Tensor logits(Tensor inputs) {
      queries(model, caller, inputs).forEach(this::see);
      return model.logits(inputs);
    }

    private void see(Query query) {
      asked++;
      for (var alert : watch.observe(query)) {
        if (first.isEmpty()) {
          first = Optional.of(alert);
          firstAt = asked;
        }
      }
    }
  }

  static List<Query> queries(ScoreOracle model, String caller, Tensor inputs) {
    try (var scope = TensorScope.open();
        var guard = new NoGradGuard()) {
      int rows = (int) inputs.size(0);
      var values = Tensors.floats(inputs);
      var scores = Tensors.floats(model.logits(inputs).softmax(1));
      int width = values.length / rows;
      int classes = scores.length / rows;
      var all = new ArrayList<Query>();
      for (int i = 0; i < rows; i++) {
        var input = Arrays.copyOfRange(values, i * width, (i + 1) * width);
        int answer = likeliest(scores, i * classes, classes);
        double sure = Math.max(0, Math.min(1, scores[i * classes + answer]));
        all.add(new Query(caller, Instant.EPOCH, input, sure, OptionalInt.of(answer)));
      }
      return all;
    }
  }

  private static int likeliest(float[] scores, int from, int classes) {
    int best = 0;
    for (int i = 1; i < classes; i++) {
      best = scores[from + i] > scores[from + best] ? i : best;
    }
    return best;
  }

  static DataSet open(String name, Split split, int limit) {
    var data = Objects.requireNonNull(SharedData.dataset(name).getParent(), name);
    return DataSets.open(name, split, ReadOptions.DEFAULT.withDataDirectory(data).withLimit(limit));
  }

  /** Attacks, each with its defaults. */
  enum Method {
    BOUNDARY(terms -> new Boundary(terms, Starts.noise())),
    HOP_SKIP_JUMP(terms -> new HopSkipJump(terms, Metric.L2, Starts.noise())),
    SQUARE(terms -> new SquareSearch(terms, new Ball(Metric.LINF, 0.3))),
    NES(terms -> new Nes(terms, new Ball(Metric.LINF, 0.3)));

    @SuppressWarnings("ImmutableEnumChecker") // never written after the constructor
    final Function<Terms, BlackBoxAttack<? super ScoreOracle>> make;

    Method(Function<Terms, BlackBoxAttack<? super ScoreOracle>> make) {
      this.make = make;
    }
  }
}
