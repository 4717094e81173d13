package io.hauberk.tensor.file;

import io.hauberk.core.ModelFormatException;
import io.hauberk.core.StorageException;
import io.hauberk.tensor.file.PickleValue.Storage;
import io.hauberk.tensor.network.Weights;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/**
 * PyTorch's files since version 1.6: a zip archive with one folder, in it {@code data.pkl} and each
 * storage as {@code data/KEY}. TorchScript programs are such archives too, with {@code code/}.
 *
 * <p>Source: PyTorch, torch/serialization.py, {@code _save}.
 */
final class TorchZip implements AutoCloseable {

  private static final String OBJECT = "/data.pkl";
  private static final int MAX_OBJECT_BYTES = 64 << 20;
  private static final int MAX_BYTE_ORDER_BYTES = 16;

  /** Weights hardly compress: what expands further is a bomb. */
  private static final long MAX_EXPANSION = 16;

  private static final long EXPANSION_SLACK_BYTES = 1 << 20;

  private final Path file;
  private final ZipFile zip;
  private final Set<String> names;
  private final String folder;
  private long expandable;

  private TorchZip(Path file, ZipFile zip) {
    this.file = file;
    this.zip = zip;
    this.names = names(zip);
    this.folder = folder(names);
    this.expandable = MAX_EXPANSION * file.toFile().length() + EXPANSION_SLACK_BYTES;
  }

  /**
   * @throws ModelFormatException when it is no archive of PyTorch's
   * @throws StorageException when it cannot be read
   */
  static TorchZip open(Path file) {
    FileInput.requireFile(file);
    var zip = openZip(file);
    try {
      return new TorchZip(file, zip);
    } catch (ModelFormatException e) {
      close(file, zip);
      throw e;
    } catch (IllegalArgumentException e) { // what ZipFile says of a comment that is not UTF-8
      close(file, zip);
      throw new ModelFormatException(
          "zip", Printable.firstLine(e), "names and comments in UTF-8", e);
    }
  }

  private static ZipFile openZip(Path file) {
    try {
      return new ZipFile(file.toFile());
    } catch (ZipException e) {
      throw new ModelFormatException("zip", Printable.firstLine(e), "a whole archive", e);
    } catch (IOException e) {
      throw new StorageException("file", file, "readable", e);
    }
  }

  /** Readers differ in which of two entries of one name they take: such an archive is a trick. */
  private static Set<String> names(ZipFile zip) {
    Set<String> names = new LinkedHashSet<>();
    zip.stream()
        .forEach(
            entry -> {
              if (!names.add(entry.getName())) {
                throw new ModelFormatException(
                    "zip entry", Printable.of(entry.getName()), "a name used once");
              }
            });
    return names;
  }

  private static String folder(Set<String> names) {
    var objects =
        names.stream()
            .filter(name -> name.endsWith(OBJECT))
            .filter(name -> name.indexOf('/') == name.length() - OBJECT.length())
            .toList();
    if (objects.size() != 1) {
      throw new ModelFormatException(
          "zip", objects.size() + " entries FOLDER" + OBJECT, "exactly one, as PyTorch writes");
    }
    return objects.get(0).substring(0, objects.get(0).length() - OBJECT.length());
  }

  /** Whether it holds a program rather than a state dict. */
  boolean isScript() {
    return names.stream().anyMatch(name -> name.startsWith(folder + "/code/"));
  }

  Weights read() {
    requireLittleEndian();
    Map<String, Storage> known = new LinkedHashMap<>();
    try (var assembly = new TensorAssembly(StateDictTensors.of(object(known)))) {
      for (var storage : assembly.needed()) {
        try (var in = entry("/data/" + storage.key())) {
          requireSize(in, storage);
          assembly.take(storage, in);
        }
      }
      return assembly.weights();
    }
  }

  private PickleValue object(Map<String, Storage> known) {
    try (var in = entry(OBJECT)) {
      if (in.remaining() > MAX_OBJECT_BYTES) {
        throw new ModelFormatException(
            "data.pkl", in.remaining() + " bytes", "at most " + MAX_OBJECT_BYTES);
      }
      var object = PickleMachine.load(in, known);
      in.requireEnd();
      return object;
    }
  }

  private void requireLittleEndian() {
    if (!names.contains(folder + "/byteorder")) {
      return;
    }
    try (var in = entry("/byteorder")) {
      int length = (int) Math.min(in.remaining(), MAX_BYTE_ORDER_BYTES);
      var order = new String(in.bytes(length, "byteorder"), StandardCharsets.US_ASCII);
      if (!order.equals("little")) {
        throw new ModelFormatException("byte order", Printable.of(order), "little");
      }
    }
  }

  private static void requireSize(FileInput in, Storage storage) {
    if (in.remaining() != storage.bytes()) {
      throw new ModelFormatException(
          "storage " + Printable.of(storage.key()),
          in.remaining() + " bytes",
          storage.bytes() + ", as the pickle says");
    }
  }

  private FileInput entry(String name) {
    var entry = zip.getEntry(folder + name);
    if (entry == null) {
      throw new ModelFormatException(
          "zip entry", Printable.of(folder + name), "in the archive, as the pickle says");
    }
    expandable -= Math.max(0, entry.getSize());
    if (entry.getSize() < 0 || expandable < 0) {
      throw new ModelFormatException(
          "zip entry " + Printable.of(entry.getName()),
          entry.getSize() + " bytes",
          "all entries together at most " + MAX_EXPANSION + " times the file");
    }
    try {
      var in = new BufferedInputStream(zip.getInputStream(entry));
      return new FileInput(file.toString(), in, entry.getSize());
    } catch (ZipException e) {
      throw new ModelFormatException("zip", Printable.firstLine(e), "stored or deflated", e);
    } catch (IOException e) {
      throw new StorageException("file", file, "readable", e);
    }
  }

  @Override
  public void close() {
    close(file, zip);
  }

  private static void close(Path file, ZipFile zip) {
    try {
      zip.close();
    } catch (IOException e) {
      throw new StorageException("file", file, "readable", e);
    }
  }
}
