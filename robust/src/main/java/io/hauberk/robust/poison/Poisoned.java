package io.hauberk.robust.poison;

import io.hauberk.tensor.data.DataSet;
import java.util.Set;

/**
 * A training set with poison in it.
 *
 * @param places of the changed samples
 */
public record Poisoned(DataSet data, Set<Integer> places) implements AutoCloseable {

  public Poisoned {
    places = Set.copyOf(places);
  }

  @Override
  public void close() {
    data.close();
  }
}
