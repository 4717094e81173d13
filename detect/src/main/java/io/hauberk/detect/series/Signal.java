package io.hauberk.detect.series;

import io.hauberk.detect.snapshot.SnapshotReader;
import io.hauberk.detect.snapshot.SnapshotWriter;

/** One way in which a point can be unlike those before it. */
interface Signal {

  /** The surprise of the newest point, 0 to {@link Tail#MOST}; the state takes the point in. */
  double surprise(Recent recent);

  void save(SnapshotWriter out);

  /** Takes on the state that {@link #save} wrote. */
  void load(SnapshotReader in);
}
