package io.hauberk.benchmarks;

import io.hauberk.core.Randomness;
import io.hauberk.detect.log.LogWatch;
import io.hauberk.detect.log.template.TemplateMiner;
import io.hauberk.detect.sequence.AnyOf;
import io.hauberk.detect.sequence.EventCounts;
import io.hauberk.detect.sequence.Profile;
import io.hauberk.detect.series.Adwin;
import io.hauberk.detect.series.DriftTest;
import io.hauberk.detect.series.KernelMeans;
import io.hauberk.detect.series.KolmogorovSmirnov;
import io.hauberk.detect.series.PageHinkley;
import io.hauberk.detect.series.SeriesDetector;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * How many lines, points or sessions a second does one core watch? Lines are those of {@code
 * $HAUBERK_DATA/loghub/OpenSSH_2k.log}; Drain3 on the same set: {@code
 * benchmarks/peers/drain3_speed.py}.
 *
 * <p>{@code java -cp 'benchmarks/target/hauberk-benchmarks.jar:benchmarks/target/lib/*'
 * org.openjdk.jmh.Main DetectBenchmark}
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(1)
@Warmup(iterations = 2, time = 2)
@Measurement(iterations = 3, time = 2)
public class DetectBenchmark {

  private static final int POINTS = 1 << 12;

  private List<byte[]> lines = List.of();
  private final double[] values = new double[POINTS];
  private int next;

  private final TemplateMiner miner = new TemplateMiner();
  private final LogWatch watch = new LogWatch();
  private final SeriesDetector series = new SeriesDetector();
  private final SeriesDetector seriesWithoutForest = new SeriesDetector(0, 13, 100);
  private final DriftTest adwin = new Adwin(0.002);
  private final DriftTest pageHinkley = new PageHinkley(0.005, 50);
  private final DriftTest kolmogorovSmirnov = new KolmogorovSmirnov(1e-4, 100);
  private final DriftTest kernelMeans = new KernelMeans(1e-4, 100);
  private final EventCounts session = EventCounts.of("a", "b", "b", "c", "d");
  private AnyOf sessions = AnyOf.standard(new Profile());

  @Setup
  public void read() throws IOException {
    var folder = System.getenv().getOrDefault("HAUBERK_DATA", "datasets");
    var log = Path.of(folder, "loghub", "OpenSSH_2k.log");
    lines =
        Files.readAllLines(log, StandardCharsets.ISO_8859_1).stream()
            .map(line -> line.getBytes(StandardCharsets.ISO_8859_1))
            .toList();
    var profile = new Profile();
    for (int i = 0; i < POINTS; i++) {
      var random = new Randomness(1).stream(i, 0);
      values[i] = random.nextGaussian();
      profile.learn(EventCounts.of("a", "b", "c", "e" + i % 50));
    }
    sessions = AnyOf.standard(profile);
  }

  private byte[] line() {
    next = (next + 1) % lines.size();
    return lines.get(next);
  }

  private double value() {
    next = (next + 1) % POINTS;
    return values[next];
  }

  @Benchmark
  public void templates() {
    miner.observe(line());
  }

  @Benchmark
  public Object templatesAndRefusedLogins() {
    return watch.observe(line());
  }

  @Benchmark
  public Object series() {
    return series.observe(Instant.ofEpochSecond(300 * series.points()), value());
  }

  @Benchmark
  public Object seriesWithoutForest() {
    var time = Instant.ofEpochSecond(300 * seriesWithoutForest.points());
    return seriesWithoutForest.observe(time, value());
  }

  @Benchmark
  public boolean adwin() {
    return adwin.observe(value());
  }

  @Benchmark
  public boolean pageHinkley() {
    return pageHinkley.observe(value());
  }

  @Benchmark
  public boolean kolmogorovSmirnov() {
    return kolmogorovSmirnov.observe(value());
  }

  @Benchmark
  public boolean kernelMeans() {
    return kernelMeans.observe(value());
  }

  @Benchmark
  public double session() {
    return sessions.score(session);
  }
}
