package io.hauberk.robust.blackbox;

import io.hauberk.core.DataFormatException;
import io.hauberk.core.StorageException;
import io.hauberk.tensor.TensorScope;
import io.hauberk.tensor.file.SafeTensors;
import io.hauberk.tensor.network.Weights;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bytedeco.pytorch.Tensor;

/**
 * Where a run is kept so that it can be stopped and taken up again to the identical result.
 *
 * <p>What is kept are the model's answers, in order, for each sample: an attack is a function of
 * them, of its parameters and of its keyed draws. Taking a run up again asks no question twice, so
 * it costs no query that was already paid for. One safetensors file, replaced whole.
 */
public final class AttackState {

  /** How much work an unforeseen end may cost. */
  public static final Duration DEFAULT_INTERVAL = Duration.ofSeconds(30);

  private static final String KEY = "hauberk.attack";
  private static final String SAMPLE = "sample/";

  private final Optional<Path> file;
  private final Duration interval;

  private AttackState(Optional<Path> file, Duration interval) {
    this.file = file;
    this.interval = interval;
  }

  /** Nothing is kept. */
  public static AttackState none() {
    return new AttackState(Optional.empty(), DEFAULT_INTERVAL);
  }

  /** Kept in this file, and continued from it where it exists. */
  public static AttackState at(Path file) {
    return at(file, DEFAULT_INTERVAL);
  }

  /**
   * @param interval between saves; a run that ends or fails saves at once
   */
  public static AttackState at(Path file, Duration interval) {
    return new AttackState(Optional.of(file), interval);
  }

  /**
   * @param identity of attack and samples; a file of another is refused
   * @throws DataFormatException for such a file
   * @throws StorageException when it cannot be read
   */
  <R> Saving<R> open(String identity, Answers<?, R> answers, int samples) {
    var ledger =
        file.filter(Files::exists)
            .map(path -> read(path, identity, answers, samples))
            .orElseGet(() -> new Ledger<>(samples));
    return new File<>(this, identity, answers, ledger);
  }

  private static <R> Ledger<R> read(
      Path path, String identity, Answers<?, R> answers, int samples) {
    try (var scope = TensorScope.open();
        var content = SafeTensors.read(path)) {
      var found = content.metadata().getOrDefault(KEY, "none");
      if (!found.equals(identity)) {
        throw new DataFormatException("attack state " + path, found, identity);
      }
      List<List<R>> all = new ArrayList<>();
      for (int i = 0; i < samples; i++) {
        boolean known = content.weights().has(SAMPLE + i);
        all.add(
            known
                ? new ArrayList<>(answers.unpack(content.weights().get(SAMPLE + i)))
                : new ArrayList<>());
      }
      return new Ledger<>(all);
    }
  }

  private static final class File<R> implements Saving<R> {

    private final AttackState state;
    private final String identity;
    private final Answers<?, R> answers;
    private final Ledger<R> ledger;
    private long saved = System.nanoTime();

    File(AttackState state, String identity, Answers<?, R> answers, Ledger<R> ledger) {
      this.state = state;
      this.identity = identity;
      this.answers = answers;
      this.ledger = ledger;
    }

    @Override
    public Ledger<R> ledger() {
      return ledger;
    }

    @Override
    public void roundEnded() {
      if (System.nanoTime() - saved > state.interval.toNanos()) {
        save();
        saved = System.nanoTime();
      }
    }

    @Override
    public void save() {
      state.file.ifPresent(this::write);
    }

    private void write(Path path) {
      try (var scope = TensorScope.open()) {
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        for (int i = 0; i < ledger.samples(); i++) {
          if (!ledger.of(i).isEmpty()) {
            tensors.put(SAMPLE + i, answers.pack(ledger.of(i)));
          }
        }
        try (var all = Weights.of(tensors)) {
          SafeTensors.write(path, all, Map.of(KEY, identity));
        }
      }
    }
  }
}
