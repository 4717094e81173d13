package io.hauberk.detect.series;

import io.hauberk.core.Checks;
import io.hauberk.detect.snapshot.SnapshotReader;
import io.hauberk.detect.snapshot.SnapshotWriter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/**
 * Scores every point of a series by how unlike those before it is, with one configuration for all
 * series: the sum of eight surprises (see {@link Sign}), each minus the decimal logarithm of a
 * probability under the series' own past.
 *
 * <p>A point that is not a number is counted as missing; one whose time is not later than the last
 * is taken one second after it, and counted. Memory is bounded (about 1.5 MB), time a point as
 * well. A constant series has no surprises.
 *
 * <p>Evaded by what changes slowly: whatever lasts becomes the past. Evaded by noise that an
 * attacker made before, since it widens the tails. The first {@value #WARM_UP} points raise no
 * alarm. Not safe for use by several threads.
 */
public final class SeriesDetector {

  /** Forest size at which more trees no longer changed the score on NAB. */
  public static final int DEFAULT_TREES = 20;

  /** Of a sum of at most 80; the highest score on NAB lies here, and is flat around it. */
  public static final double DEFAULT_THRESHOLD = 13;

  /** Points without another alarm after an alarm. */
  public static final int DEFAULT_QUIET = 100;

  /** Points before which too little is known for an alarm. */
  public static final int WARM_UP = 250;

  private static final List<Sign> SIGNS = List.of(Sign.values());
  private static final String KIND = "series";
  private static final int VERSION = 1;

  /** Squares of larger values are no numbers. */
  private static final double LARGEST = 1e100;

  private final int trees;
  private final double threshold;
  private final int quiet;
  private final List<Signal> signals;
  private final Recent recent = new Recent();
  private long points;
  private long missing;
  private long disordered;
  private long sinceAlarm = Long.MAX_VALUE / 2;

  /** With the default configuration. */
  public SeriesDetector() {
    this(DEFAULT_TREES, DEFAULT_THRESHOLD, DEFAULT_QUIET);
  }

  /**
   * @param trees of the random cut forest; 0 leaves it out, at a tenth of the time
   * @param threshold of the score, above 0 and at most 80
   * @param quiet points without another alarm after an alarm
   */
  public SeriesDetector(int trees, double threshold, int quiet) {
    Checks.inRange("trees", trees, 0, 1000);
    Checks.argument(
        threshold > 0 && threshold <= Tail.MOST * Sign.values().length,
        "threshold",
        threshold,
        "above 0 and at most " + Tail.MOST * Sign.values().length);
    Checks.notNegative("quiet", (long) quiet);
    this.trees = trees;
    this.threshold = threshold;
    this.quiet = quiet;
    signals = signals(trees);
  }

  /** In the order of {@link Sign}. */
  private static List<Signal> signals(int trees) {
    var signals = new ArrayList<Signal>();
    signals.add(new TailSignal(recent -> OptionalDouble.of(recent.value(0))));
    signals.add(new TailSignal(recent -> OptionalDouble.of(-recent.value(0))));
    signals.add(new TailSignal(Statistics::jump));
    signals.add(new TwoSided(recent -> Statistics.level(recent, 12)));
    signals.add(new TwoSided(recent -> Statistics.level(recent, 48)));
    signals.add(new TwoSided(recent -> Statistics.spread(recent, 24)));
    signals.add(new TailSignal(Statistics::season));
    if (trees > 0) {
      signals.add(new ForestSignal(trees));
    }
    return signals;
  }

  /**
   * What was seen in a point.
   *
   * @param score 0 to 80
   * @param alarm whether the score reached the threshold and no alarm came shortly before
   * @param strongest the sign that added most
   */
  public record Verdict(double score, boolean alarm, Sign strongest) {}

  /** Takes in the next point. */
  public Verdict observe(Instant time, double value) {
    points++;
    if (Double.isNaN(value)) {
      missing++;
      return new Verdict(0, false, Sign.PATTERN);
    }
    recent.add(order(time.getEpochSecond()), Math.max(-LARGEST, Math.min(LARGEST, value)));
    double score = 0;
    double most = -1;
    var strongest = Sign.HIGH;
    for (int i = 0; i < signals.size(); i++) {
      double surprise = signals.get(i).surprise(recent);
      score += surprise;
      if (surprise > most) {
        most = surprise;
        strongest = SIGNS.get(i);
      }
    }
    return new Verdict(score, alarm(score), strongest);
  }

  private long order(long time) {
    if (recent.size() == 0 || time > recent.time(0)) {
      return time;
    }
    disordered++;
    return recent.time(0) + 1;
  }

  private boolean alarm(double score) {
    sinceAlarm++;
    boolean alarm = score >= threshold && sinceAlarm > quiet && points > WARM_UP;
    sinceAlarm = alarm ? 0 : sinceAlarm;
    return alarm;
  }

  public double threshold() {
    return threshold;
  }

  /** Points seen. */
  public long points() {
    return points;
  }

  /** Points that were not numbers. */
  public long missing() {
    return missing;
  }

  /** Points whose time was not later than that of the one before. */
  public long disordered() {
    return disordered;
  }

  /**
   * The state as bytes. The forest is grown again from its last 1024 points, here and when the
   * snapshot is restored, so that both detectors go on alike.
   */
  public byte[] snapshot() {
    var out = new SnapshotWriter(KIND, VERSION);
    out.putInt(trees).putDouble(threshold).putInt(quiet);
    out.putLong(points).putLong(missing).putLong(disordered).putLong(sinceAlarm);
    recent.save(out);
    signals.forEach(signal -> signal.save(out));
    return out.finish();
  }

  /**
   * A detector in the state that {@link #snapshot()} gave.
   *
   * @throws io.hauberk.core.DataFormatException for any other bytes
   */
  public static SeriesDetector restore(byte[] snapshot) {
    var in = new SnapshotReader(snapshot, KIND, VERSION);
    int trees = in.count(1000);
    double threshold = in.nextDouble();
    SnapshotReader.require(threshold > 0 && threshold <= 80, "threshold", threshold, "0 to 80");
    var detector = new SeriesDetector(trees, threshold, in.count(Integer.MAX_VALUE));
    detector.points = in.nextLong();
    detector.missing = in.nextLong();
    detector.disordered = in.nextLong();
    detector.sinceAlarm = in.nextLong();
    SnapshotReader.require(
        detector.sinceAlarm >= 0 && detector.sinceAlarm < Long.MAX_VALUE,
        "sinceAlarm",
        detector.sinceAlarm,
        ">= 0");
    detector.recent.load(in);
    detector.signals.forEach(signal -> signal.load(in));
    in.end();
    return detector;
  }
}
