package io.hauberk.tensor.train;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.hauberk.core.ModelFormatException;
import io.hauberk.tensor.file.SafeTensors;
import io.hauberk.tensor.network.Weights;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bytedeco.pytorch.Tensor;

/**
 * A training as it stood after an epoch: one safetensors file that appears whole or not at all, so
 * that kill -9 costs at most the epoch that was running.
 *
 * @param plan in words; a checkpoint of another plan is refused
 * @param step updates made
 */
record Checkpoint(String plan, List<EpochResult> results, long step) {

  private static final String KEY = "hauberk.checkpoint";
  private static final String WEIGHTS = "weights/";
  private static final String MEMORY = "memory/";
  private static final String BEST = "best/";
  private static final ObjectMapper JSON = new ObjectMapper();

  /** A checkpoint as JSON holds it. */
  record Written(String plan, List<Line> results, long step) {

    static Written of(Checkpoint checkpoint) {
      return new Written(
          checkpoint.plan, checkpoint.results.stream().map(Line::of).toList(), checkpoint.step);
    }

    Checkpoint checkpoint() {
      return new Checkpoint(plan, results.stream().map(Line::result).toList(), step);
    }
  }

  /**
   * An epoch as JSON holds it.
   *
   * @param validation one score, or none
   */
  record Line(
      int epoch,
      double loss,
      double accuracy,
      List<EpochResult.Score> validation,
      double learningRate,
      double seconds) {

    static Line of(EpochResult result) {
      return new Line(
          result.epoch(),
          result.loss(),
          result.accuracy(),
          result.validation().stream().toList(),
          result.learningRate(),
          result.seconds());
    }

    EpochResult result() {
      return new EpochResult(
          epoch, loss, accuracy, validation.stream().findFirst(), learningRate, seconds);
    }
  }

  /** What a file holds; closing it releases the tensors. */
  record Saved(Checkpoint checkpoint, Weights weights, Weights memory, Weights best)
      implements AutoCloseable {
    @Override
    public void close() {
      weights.close();
      memory.close();
      best.close();
    }
  }

  void write(Path file, Weights weights, Weights memory, Weights best) {
    Map<String, Tensor> all = new LinkedHashMap<>();
    weights.names().forEach(name -> all.put(WEIGHTS + name, weights.get(name)));
    memory.names().forEach(name -> all.put(MEMORY + name, memory.get(name)));
    best.names().forEach(name -> all.put(BEST + name, best.get(name)));
    try (var together = Weights.sharing(all)) {
      SafeTensors.write(file, together, Map.of(KEY, JSON.writeValueAsString(Written.of(this))));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a checkpoint is plain data", e);
    }
  }

  static Saved read(Path file, TrainingPlan plan) {
    try (var content = SafeTensors.read(file)) {
      var checkpoint = parse(file, content.metadata().getOrDefault(KEY, "null"));
      if (!checkpoint.plan.equals(plan.toString())) {
        throw new ModelFormatException(
            "checkpoint " + file, checkpoint.plan, "the plan it is resumed with, " + plan);
      }
      return new Saved(
          checkpoint,
          part(content.weights(), WEIGHTS),
          part(content.weights(), MEMORY),
          part(content.weights(), BEST));
    }
  }

  private static Checkpoint parse(Path file, String json) {
    try {
      var written = JSON.readValue(json, Written.class);
      if (written != null) {
        return written.checkpoint();
      }
      throw new ModelFormatException(
          "checkpoint " + file, "no " + KEY, "a checkpoint of a training");
    } catch (JsonProcessingException e) {
      throw new ModelFormatException(
          "checkpoint " + file, "unreadable " + KEY, "a checkpoint of a training", e);
    }
  }

  private static Weights part(Weights all, String prefix) {
    Map<String, Tensor> tensors = new LinkedHashMap<>();
    all.names().stream()
        .filter(name -> name.startsWith(prefix))
        .forEach(name -> tensors.put(name.substring(prefix.length()), all.get(name)));
    return Weights.sharing(tensors);
  }
}
