package io.hauberk.robust.theft;

import io.hauberk.core.Checks;
import io.hauberk.core.HauberkException;
import io.hauberk.core.Progress;
import io.hauberk.core.Randomness;
import io.hauberk.robust.theft.Theft.Grounds;
import io.hauberk.tensor.LabelOracle;
import io.hauberk.tensor.TensorScope;
import io.hauberk.tensor.Tensors;
import io.hauberk.tensor.data.DataSet;
import io.hauberk.tensor.network.Model;
import io.hauberk.tensor.train.Trainer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;
import org.bytedeco.pytorch.NoGradGuard;

/** One theft under way. */
final class Heist<M extends LabelOracle> {

  /** Questions of one call. */
  private static final int ROWS = 100;

  private final Theft<M> theft;
  private final M victim;
  private final Grounds grounds;
  private final Progress progress;
  private final int classes;

  Heist(Theft<M> theft, M victim, Grounds grounds, Progress progress) {
    this.theft = theft;
    this.victim = victim;
    this.grounds = grounds;
    this.progress = progress;
    this.classes = grounds.judge().classes().size();
    var recipe = theft.recipe();
    Checks.argument(
        grounds.pool().size() >= recipe.questions(),
        "pool",
        grounds.pool().size() + " samples",
        recipe.questions() + " or more, one for each question");
    var shape = grounds.judge().sampleShape();
    Checks.argument(
        grounds.pool().sampleShape().equals(shape),
        "pool's sample shape",
        grounds.pool().sampleShape(),
        shape + ", as the judge's");
  }

  Stolen run(TheftState state) {
    var recipe = theft.recipe();
    var haul = state.read(identity(), classes);
    var truth = decisions(victim);
    var student = fresh();
    List<Stolen.Rung> rungs = new ArrayList<>();
    try {
      for (int rung : recipe.rungs()) {
        ask(haul, rung, student, state);
        student.close();
        student = learned(haul, rung);
        rungs.add(judged(rung, student, truth));
      }
      return new Stolen(student, rungs, agreement(truth, grounds.judge().labels()));
    } catch (RuntimeException e) {
      student.close();
      throw e;
    }
  }

  private String identity() {
    var pool = grounds.pool();
    return theft + " on " + pool.name() + " " + pool.size() + " " + pool.sampleShape();
  }

  private Model fresh() {
    var recipe = theft.recipe();
    return Model.initial(recipe.student(), new Randomness(recipe.plan().seed()).derive("student"));
  }

  /** Asks until the rung's questions are answered; known answers are not asked for again. */
  private void ask(Haul haul, int rung, Model student, TheftState state) {
    if (haul.size() >= rung) {
      return;
    }
    var next = next(haul, rung, student);
    try (var task = progress.start("questions", rung - haul.size())) {
      for (int from = 0; haul.size() < rung; from += ROWS) {
        int count = Math.min(ROWS, rung - haul.size());
        var places = Arrays.copyOfRange(next, from, from + count);
        haul.add(places, answers(places));
        state.write(identity(), haul);
        task.advance(count);
      }
    }
  }

  /** What was not asked about yet; the first rung's order does not depend on a student. */
  private int[] next(Haul haul, int rung, Model student) {
    var seed = new Randomness(theft.recipe().plan().seed()).derive("questions");
    var order = seed.stream(0, 0).permutation(grounds.pool().size());
    var asked = new BitSet();
    Arrays.stream(haul.places()).forEach(asked::set);
    var left = Arrays.stream(order).filter(place -> !asked.get(place)).toArray();
    return rung == theft.recipe().rungs().get(0)
        ? left
        : theft.recipe().choice().order(left, student, grounds.pool());
  }

  private float[] answers(int[] places) {
    try (var scope = TensorScope.open();
        var guard = new NoGradGuard()) {
      var answers = theft.answers(victim, grounds.pool().select(places).inputs(), classes);
      if (answers.size(0) != places.length || answers.size(1) != classes) {
        throw new HauberkException(
            "victim's answers",
            Arrays.toString(Tensors.shape(answers)),
            "[" + places.length + ", " + classes + "], a row a question");
      }
      return checked(Tensors.floats(answers));
    }
  }

  private static float[] checked(float[] answers) {
    for (float value : answers) {
      if (!Float.isFinite(value)) {
        throw new HauberkException("victim's answers", value, "finite; nothing can be learned");
      }
    }
    return answers;
  }

  private Model learned(Haul haul, int rung) {
    var student = fresh();
    try (var scope = TensorScope.open();
        var lesson = grounds.pool().subset(haul.places(rung))) {
      new Trainer(theft.recipe().plan(), new Answered(haul.answers(rung)), progress)
          .train(student, lesson);
      return student;
    } catch (RuntimeException e) {
      student.close();
      throw e;
    }
  }

  private Stolen.Rung judged(int rung, Model student, long[] truth) {
    var said = decisions(student);
    return new Stolen.Rung(rung, agreement(said, truth), agreement(said, grounds.judge().labels()));
  }

  private long[] decisions(LabelOracle model) {
    DataSet judge = grounds.judge();
    var decisions = new long[judge.size()];
    for (int from = 0; from < decisions.length; from += ROWS) {
      int to = Math.min(decisions.length, from + ROWS);
      try (var scope = TensorScope.open();
          var guard = new NoGradGuard()) {
        var some = Tensors.longs(model.labels(judge.batch(from, to).inputs()));
        System.arraycopy(some, 0, decisions, from, some.length);
      }
    }
    return decisions;
  }

  private static double agreement(long[] some, long[] others) {
    long alike = IntStream.range(0, some.length).filter(i -> some[i] == others[i]).count();
    return (double) alike / some.length;
  }
}
