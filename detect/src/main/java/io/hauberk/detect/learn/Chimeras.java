package io.hauberk.detect.learn;

import io.hauberk.core.Checks;
import io.hauberk.core.RandomStream;
import java.util.ArrayList;

/**
 * Records that never were: a normal one in which some cells are another record's. Learnt as
 * attacks, they teach trees which cells do not go together, and so find attacks of kinds that the
 * file lacks.
 *
 * <p>Source: Fan et al. 2001, Using artificial anomalies to detect unknown and known network
 * intrusions; crossing two records, rather than drawing rare values, is ours.
 *
 * @param share so many for each normal record
 * @param mixed chance of each cell to be the other record's
 */
public record Chimeras(double share, double mixed) {

  /** None at all. */
  public static final Chimeras NONE = new Chimeras(0, 0.5);

  /**
   * What found most attacks of kinds held back from the training file of NSL-KDD. Normal records
   * that have changed since are alarms all the more: not the default.
   */
  public static final Chimeras HALVES = new Chimeras(0.2, 0.5);

  private static final double MOST = 10;

  public Chimeras {
    Checks.inRange("chimeras.share", share, 0, MOST);
    Checks.argument(mixed > 0 && mixed < 1, "chimeras.mixed", mixed, "0 < chance < 1");
  }

  /** The sample with chimeras of its records. */
  Sample of(Sample sample, RandomStream draw) {
    var normal = sample.normal();
    int count = (int) (share * normal.size());
    var made = new ArrayList<double[]>(count);
    for (int i = 0; i < count; i++) {
      var base = normal.get(draw.nextInt(normal.size()));
      made.add(crossed(base, sample.rows().get(draw.nextInt(sample.rows().size())), draw));
    }
    return sample.withAttacks(made);
  }

  private double[] crossed(double[] base, double[] other, RandomStream draw) {
    var row = base.clone();
    for (int column = 0; column < row.length; column++) {
      row[column] = draw.nextDouble() < mixed ? other[column] : row[column];
    }
    return row;
  }
}
