package io.hauberk.tensor.data.fetch;

import io.hauberk.core.Checks;
import java.net.URI;
import java.nio.file.Path;

/**
 * One file of a data set.
 *
 * @param dataSet its name, as {@code DataSets} knows it
 * @param maxBytes more are not read from the network
 */
record Offer(String dataSet, URI address, long maxBytes, Payload payload) {

  Offer {
    Checks.positive("maxBytes", maxBytes);
  }

  String fileName() {
    return String.valueOf(Path.of(address.getPath()).getFileName());
  }
}
