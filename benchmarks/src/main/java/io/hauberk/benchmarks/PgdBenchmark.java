package io.hauberk.benchmarks;

import io.hauberk.core.Randomness;
import io.hauberk.robust.Budget;
import io.hauberk.robust.Goal;
import io.hauberk.robust.LpNorm;
import io.hauberk.robust.Pgd;
import io.hauberk.robust.RandomStart;
import io.hauberk.tensor.Batch;
import io.hauberk.tensor.TensorScope;
import io.hauberk.tensor.network.Model;
import io.hauberk.tensor.network.Networks;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.bytedeco.pytorch.global.torch;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What does a step of PGD cost, by norm and batch size?
 *
 * <p>{@code OMP_WAIT_POLICY=passive java -cp
 * 'benchmarks/target/hauberk-benchmarks.jar:benchmarks/target/lib/*' org.openjdk.jmh.Main
 * PgdBenchmark}
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 2, time = 2)
@Measurement(iterations = 5, time = 2)
public class PgdBenchmark {

  private static final int STEPS = 10;

  @Param({"LINF", "L2"})
  public LpNorm norm;

  @Param({"1", "32", "256"})
  public int batchSize;

  private final TensorScope scope = TensorScope.open();
  private final Model model =
      Model.initial(Networks.stridedCnn(List.of(1L, 28L, 28L), 16, 10), new Randomness(1));
  private Batch batch =
      new Batch(torch.rand(1, 1, 28, 28), torch.zeros(1).to(torch.ScalarType.Long), new long[1]);
  private Pgd attack = attack(LpNorm.LINF);

  @Setup
  public void prepare() {
    var labels = torch.zeros(batchSize).to(torch.ScalarType.Long);
    batch =
        new Batch(
            torch.rand(batchSize, 1, 28, 28), labels, LongStream.range(0, batchSize).toArray());
    attack = attack(norm);
  }

  private static Pgd attack(LpNorm norm) {
    return new Pgd(
        new Budget(norm, 0.3),
        Pgd.DEFAULT_STEP_SIZE,
        STEPS,
        Goal.UNTARGETED,
        RandomStart.seeded(1));
  }

  @Benchmark
  public double tenSteps() {
    try (var inner = TensorScope.open()) {
      return attack.perturb(model, batch).max().item_float();
    }
  }

  @TearDown
  public void release() {
    model.close();
    scope.close();
  }
}
