package io.hauberk.tensor.data.fetch;

import io.hauberk.core.Checks;
import io.hauberk.core.DataFormatException;
import io.hauberk.core.Progress;
import io.hauberk.core.StorageException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Downloads published data sets from their own sites over HTTPS.
 *
 * <p>A file appears under its name only when it is whole, within its size limit and of the SHA-256
 * that is written here; files that are already there and right are not fetched again. Nothing is
 * resumed.
 */
public final class DataFetch {

  private final List<Offer> offers;
  private final Download download;

  /** What is offered, from the sets' own sites. */
  public DataFetch() {
    this(Offers.PUBLISHED, new Download());
  }

  DataFetch(List<Offer> offers, Download download) {
    this.offers = List.copyOf(offers);
    this.download = download;
  }

  /** The data sets that can be fetched. */
  public List<String> names() {
    return offers.stream().map(Offer::dataSet).distinct().toList();
  }

  /**
   * Fetches all files of a data set.
   *
   * @param root folder of data sets; the set gets a folder of its own below
   * @return the set's folder
   * @throws IllegalArgumentException for a set that is not offered
   * @throws StorageException when the site does not answer with the whole file in time, or the disk
   *     does not take it
   * @throws DataFormatException when a file is too large or of another SHA-256
   */
  public Path fetch(String dataSet, Path root, Progress progress) {
    var wanted = offers.stream().filter(offer -> offer.dataSet().equals(dataSet)).toList();
    Checks.argument(
        !wanted.isEmpty(),
        "data set to fetch",
        dataSet,
        "one of " + names().stream().collect(Collectors.joining(", ")));

    var folder = root.resolve(dataSet);
    for (var offer : wanted) {
      fetch(offer, folder, progress);
    }
    return folder;
  }

  private void fetch(Offer offer, Path folder, Progress progress) {
    var file = folder.resolve(offer.fileName());
    if (!offer.payload().isAt(file)) {
      download.store(offer, file, progress);
    }
    offer.payload().unpack(file);
  }
}
