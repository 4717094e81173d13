package io.hauberk.robust.blackbox;

import io.hauberk.core.HauberkException;
import io.hauberk.tensor.TensorScope;
import io.hauberk.tensor.Tensors;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Function;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Tensor;

/**
 * Lets one plain, sequential program a sample run beside the others, and asks the model for all of
 * them at once: when every running program waits for an answer, their candidates become one batch.
 * Programs that end leave the batch. What a program sees depends on its own questions only.
 *
 * @param <R> the answer to one candidate
 */
final class Rounds<R> {

  /** Programs that run at once; more wait for their turn. */
  static final int WIDTH = 256;

  /** Rows of one call of the model, which bounds its memory. */
  private static final int ROWS = 1024;

  private final Function<Tensor, List<R>> model;
  private final long[] sampleShape;
  private final Saving<R> saving;
  private final BlockingQueue<Event<R>> events = new LinkedBlockingQueue<>();
  private final SortedMap<Integer, Question<R>> open = new TreeMap<>();
  private volatile boolean closed;

  /** What a program tells the driver. */
  private sealed interface Event<R> {}

  private record Question<R>(
      int sample, List<float[]> candidates, CompletableFuture<List<R>> answer)
      implements Event<R> {}

  private record Ended<R>() implements Event<R> {}

  Rounds(Function<Tensor, List<R>> model, long[] sampleShape, Saving<R> saving) {
    this.model = model;
    this.sampleShape = sampleShape.clone();
    this.saving = saving;
  }

  /** Called by a program: the answers to its candidates, in order. */
  List<R> ask(int sample, List<float[]> candidates) {
    var question = new Question<R>(sample, candidates, new CompletableFuture<>());
    events.add(question);
    if (closed) {
      question.answer.cancel(false);
    }
    return question.answer.join();
  }

  /** Runs the programs to their end. */
  void run(List<? extends Runnable> programs) {
    var pool = Executors.newFixedThreadPool(Math.min(WIDTH, programs.size()), Rounds::thread);
    try {
      var ends = start(pool, programs);
      serve(programs.size());
      for (var end : ends) {
        end.get();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new HauberkException("attack", "interrupted", "left to finish", e);
    } catch (ExecutionException e) {
      throw new IllegalStateException("a sample's program failed", e.getCause());
    } finally {
      close(pool);
      saving.save();
    }
  }

  private List<Future<?>> start(ExecutorService pool, List<? extends Runnable> programs) {
    List<Future<?>> ends = new ArrayList<>();
    for (var program : programs) {
      ends.add(pool.submit(() -> runToEnd(program)));
    }
    return ends;
  }

  private void runToEnd(Runnable program) {
    try {
      program.run();
    } finally {
      events.add(new Ended<>());
    }
  }

  private void serve(int programs) throws InterruptedException {
    int left = programs;
    while (left > 0) {
      while (open.size() < Math.min(WIDTH, left)) {
        var event = events.take();
        if (event instanceof Question<R> question) {
          open.put(question.sample, question);
        } else {
          left--;
        }
      }
      answerAll();
    }
  }

  private void answerAll() {
    var ledger = saving.ledger();
    var fresh =
        open.values().stream()
            .filter(question -> !ledger.knows(question.sample, question.candidates.size()))
            .toList();
    var answers = asked(fresh.stream().flatMap(question -> question.candidates.stream()).toList());
    int from = 0;
    for (var question : fresh) {
      int to = from + question.candidates.size();
      ledger.add(question.sample, answers.subList(from, to));
      from = to;
    }
    saving.roundEnded();
    var answered = List.copyOf(open.values());
    open.clear();
    for (var question : answered) {
      question.answer.complete(ledger.next(question.sample, question.candidates.size()));
    }
  }

  private List<R> asked(List<float[]> candidates) {
    List<R> answers = new ArrayList<>();
    for (int from = 0; from < candidates.size(); from += ROWS) {
      var rows = candidates.subList(from, Math.min(candidates.size(), from + ROWS));
      try (var scope = TensorScope.open();
          var guard = new NoGradGuard()) {
        var some = model.apply(tensor(rows));
        if (some.size() != rows.size()) {
          throw new HauberkException("answers", some.size(), rows.size() + ", one for each input");
        }
        answers.addAll(some);
      }
    }
    return answers;
  }

  private Tensor tensor(List<float[]> rows) {
    int values = rows.get(0).length;
    var all = new float[Math.multiplyExact(rows.size(), values)];
    for (int i = 0; i < rows.size(); i++) {
      System.arraycopy(rows.get(i), 0, all, i * values, values);
    }
    var shape = sampleShape.clone();
    shape[0] = rows.size();
    return Tensors.of(all, shape);
  }

  /** Wakes whoever still waits, so that no thread stays behind. */
  private void close(ExecutorService pool) {
    closed = true;
    pool.shutdownNow();
    events.forEach(
        event -> {
          if (event instanceof Question<R> question) {
            question.answer.cancel(false);
          }
        });
    open.values().forEach(question -> question.answer.cancel(false));
  }

  private static Thread thread(Runnable task) {
    var thread = new Thread(null, task, "hauberk-attack", STACK_BYTES);
    thread.setDaemon(true);
    return thread;
  }

  /** Programs are shallow, but some call libtorch. */
  private static final long STACK_BYTES = 1 << 20;
}
