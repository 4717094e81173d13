package io.hauberk.tensor.data.format;

import io.hauberk.core.DataFormatException;
import io.hauberk.core.StorageException;
import io.hauberk.tensor.TensorScope;
import io.hauberk.tensor.Tensors;
import io.hauberk.tensor.data.DataSet;
import io.hauberk.tensor.data.DataSource;
import io.hauberk.tensor.data.Split;
import java.nio.LongBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * CIFAR-10's binary version (Krizhevsky 2009): each record a byte of label, then 32 x 32 bytes of
 * red, of green, of blue, row by row.
 */
public record Cifar10Files(List<Path> files) {

  private static final String UNPACKED = "cifar-10-batches-bin";
  private static final long SIDE = 32;
  private static final int RECORD_BYTES = (int) (1 + 3 * SIDE * SIDE);

  private static final long MAX_RECORDS = 1_000_000;

  public static final List<String> CLASSES =
      List.of(
          "airplane", "automobile", "bird", "cat", "deer", "dog", "frog", "horse", "ship", "truck");

  /** The files of a split in a folder, or in the folder that the archive unpacks to, if there. */
  public static Optional<Cifar10Files> in(Path folder, Split split) {
    return Stream.of(folder, folder.resolve(UNPACKED))
        .map(place -> names(split).map(place::resolve).toList())
        .filter(files -> Files.isRegularFile(files.get(0)))
        .map(Cifar10Files::new)
        .findFirst();
  }

  private static Stream<String> names(Split split) {
    return switch (split) {
      case TRAIN -> IntStream.rangeClosed(1, 5).mapToObj(i -> "data_batch_" + i + ".bin");
      case TEST -> Stream.of("test_batch.bin");
    };
  }

  /**
   * Reads [n, 3, 32, 32] bytes.
   *
   * @throws DataFormatException for a size that is not whole records, or a label above 9
   * @throws StorageException when a file is missing or cannot be read
   */
  public DataSet read(ReadSpec spec) {
    try (var scope = TensorScope.open();
        var task = spec.options().progress().start("read " + spec.name(), files.size())) {
      int samples = Math.toIntExact(files.stream().mapToLong(Cifar10Files::records).sum());
      var pixels = new ByteBlock(samples, 3, SIDE, SIDE);
      var labels = LongBuffer.allocate(samples);
      List<DataSource> sources = new ArrayList<>();
      for (var path : files) {
        sources.add(read(path, pixels, labels));
        task.advance(1);
      }
      return DataSet.of(
          new DataSet.About(spec.name(), CLASSES, sources),
          pixels.whole(),
          Tensors.of(labels.array(), samples));
    }
  }

  /** How many records a file holds, checked before memory is taken. */
  private static long records(Path path) {
    try (var file = InputFile.open(path)) {
      long bytes = file.mostBytes();
      long records = bytes / RECORD_BYTES;
      if (records < 1 || records > MAX_RECORDS || bytes % RECORD_BYTES != 0) {
        throw file.refused(
            bytes + " bytes", "1 to " + MAX_RECORDS + " records of " + RECORD_BYTES + " bytes");
      }
      return records;
    }
  }

  private static DataSource read(Path path, ByteBlock pixels, LongBuffer labels) {
    try (var file = InputFile.open(path)) {
      var record = new byte[RECORD_BYTES];
      for (long left = file.mostBytes(); left > 0; left -= RECORD_BYTES) {
        file.read(record, RECORD_BYTES);
        if (record[0] < 0 || record[0] >= CLASSES.size()) {
          throw file.refused(
              "label " + (record[0] & 0xFF) + " at byte " + (file.position() - RECORD_BYTES),
              "0 to " + (CLASSES.size() - 1));
        }
        labels.put(record[0]);
        pixels.append(record, 1, RECORD_BYTES - 1);
      }
      file.expectEnd();
      return file.source();
    }
  }
}
