package io.hauberk.robust.blackbox;

import io.hauberk.core.Checks;
import io.hauberk.core.Digest;
import io.hauberk.tensor.Batch;
import io.hauberk.tensor.TensorScope;
import io.hauberk.tensor.Tensors;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.bytedeco.pytorch.Tensor;

/**
 * How an attack meets a model.
 *
 * @param attack in words, as its state is named
 */
record Run<M, R>(String attack, Terms terms, Answers<M, R> answers) {

  /** Runs one hunt a sample to its end. */
  BlackBoxResult on(
      M model, Batch batch, AttackState state, Function<Line<R>, ? extends Hunt> hunt) {
    checkRange(batch.inputs());
    var victims = victims(batch);
    var saving = state.open(identity(victims), answers, victims.size());
    var rounds =
        new Rounds<R>(inputs -> answers.of(model, inputs), Tensors.shape(batch.inputs()), saving);
    List<Line<R>> lines = new ArrayList<>();
    List<Hunt> hunts = new ArrayList<>();
    for (int i = 0; i < victims.size(); i++) {
      lines.add(new Line<>(rounds, i, terms, victims.get(i)));
      hunts.add(hunt.apply(lines.get(i)));
    }
    rounds.run(hunts);
    return result(batch, lines, hunts);
  }

  private BlackBoxResult result(Batch batch, List<Line<R>> lines, List<Hunt> hunts) {
    List<BlackBoxResult.Sample> samples = new ArrayList<>();
    var all = new float[Math.toIntExact(batch.inputs().numel())];
    int values = all.length / hunts.size();
    for (int i = 0; i < hunts.size(); i++) {
      var found = hunts.get(i).best();
      System.arraycopy(found.candidate(), 0, all, i * values, values);
      samples.add(
          new BlackBoxResult.Sample(
              lines.get(i).victim().id(),
              found.reached(),
              found.distance(),
              lines.get(i).queries()));
    }
    return new BlackBoxResult(Tensors.of(all, Tensors.shape(batch.inputs())), samples);
  }

  private static List<Line.Victim> victims(Batch batch) {
    var all = Tensors.floats(batch.inputs());
    var labels = Tensors.longs(batch.labels());
    var ids = batch.ids();
    int values = all.length / ids.length;
    List<Line.Victim> victims = new ArrayList<>();
    for (int i = 0; i < ids.length; i++) {
      var input = Arrays.copyOfRange(all, i * values, (i + 1) * values);
      victims.add(new Line.Victim(ids[i], labels[i], input));
    }
    return victims;
  }

  private static void checkRange(Tensor inputs) {
    try (var scope = TensorScope.open()) {
      double low = inputs.min().item_float();
      double high = inputs.max().item_float();
      Checks.argument(low >= 0 && high <= 1, "inputs", low + " to " + high, "0 to 1");
    }
  }

  private String identity(List<Line.Victim> victims) {
    int values = victims.get(0).input().length;
    var bytes = ByteBuffer.allocate(victims.size() * (2 * Long.BYTES + values * Float.BYTES));
    for (var victim : victims) {
      bytes.putLong(victim.id()).putLong(victim.label());
      for (float value : victim.input()) {
        bytes.putFloat(value);
      }
    }
    return attack + " on " + Digest.sha256(bytes.array());
  }
}
