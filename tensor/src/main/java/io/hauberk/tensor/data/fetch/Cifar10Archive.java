package io.hauberk.tensor.data.fetch;

import io.hauberk.core.AtomicFile;
import io.hauberk.core.DataFormatException;
import io.hauberk.core.DigestStream;
import io.hauberk.core.StorageException;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.zip.GZIPInputStream;

/**
 * CIFAR-10's tar.gz, whose six binary files are unpacked into {@code cifar-10-batches-bin}.
 *
 * @param sha256 of the archive's bytes
 */
record Cifar10Archive(String sha256) implements Payload {

  private static final String FOLDER = "cifar-10-batches-bin";
  private static final long MAX_FILE_BYTES = 30_730_000; // 10,000 records of 3,073 bytes
  private static final Set<String> FILES =
      Set.of(
          "data_batch_1.bin",
          "data_batch_2.bin",
          "data_batch_3.bin",
          "data_batch_4.bin",
          "data_batch_5.bin",
          "test_batch.bin");

  @Override
  public String digest(InputStream file) throws IOException {
    return new DigestStream(file).sha256();
  }

  @Override
  public void unpack(Path archive) {
    var folder = archive.resolveSibling(FOLDER);
    try (var in = new BufferedInputStream(Files.newInputStream(archive));
        var tar = new TarReader(new GZIPInputStream(in))) {
      unpack(tar, folder);
    } catch (IOException e) {
      throw new StorageException("archive", archive, "a readable tar.gz: " + e.getMessage(), e);
    }
  }

  private static void unpack(TarReader tar, Path folder) throws IOException {
    Set<String> missing = new HashSet<>(FILES);
    for (var entry = tar.next(); entry.isPresent(); entry = tar.next()) {
      var name = wanted(entry.get());
      if (name.isPresent() && missing.remove(name.get())) {
        AtomicFile.write(folder.resolve(name.get()), tar::copyEntry);
      }
    }
    if (!missing.isEmpty()) {
      throw new DataFormatException("archive", "without " + missing, FOLDER + "/" + FILES);
    }
  }

  /** The known file that an entry is; no other name ever becomes a path. */
  private static Optional<String> wanted(TarReader.Entry entry) {
    if (entry.bytes() > MAX_FILE_BYTES) {
      throw new DataFormatException(
          "archive entry", entry.bytes() + " bytes", "at most " + MAX_FILE_BYTES);
    }
    return FILES.stream().filter(name -> entry.name().equals(FOLDER + "/" + name)).findFirst();
  }
}
