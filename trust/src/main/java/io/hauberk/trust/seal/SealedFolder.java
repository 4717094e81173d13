package io.hauberk.trust.seal;

import io.hauberk.core.Checks;
import io.hauberk.core.Digest;
import io.hauberk.core.DigestStream;
import io.hauberk.core.StorageException;
import io.hauberk.trust.lock.IntegrityException;
import io.hauberk.trust.lock.PrivateFile;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A folder whose files are sealed one by one. Each is sealed for the folder's purpose and its own
 * name; a sealed index holds the names and the SHA-256 of the sealed files. A file that was
 * changed, exchanged, renamed, put back in an older form or taken away is noticed; one that was
 * added is not read.
 *
 * @param folder where the sealed files are
 * @param purpose what the folder is
 */
public record SealedFolder(Path folder, Purpose purpose) {

  /** What the name of a sealed file ends with. */
  public static final String SUFFIX = ".hbk";

  private static final String INDEX = ".index" + SUFFIX;
  private static final int MOST_FILES = 1_000_000;
  private static final int MOST_INDEX_BYTES = 256 << 20;
  private static final int DIGEST_CHARACTERS = 64;

  /** Takes the plaintext of one file. */
  @FunctionalInterface
  public interface Receiver {

    /**
     * @param name relative, with slashes
     * @param content to be read to its end before it is trusted
     */
    void receive(String name, InputStream content) throws IOException;
  }

  /** Whether a folder has an index. */
  public static boolean isOne(Path folder) {
    return Files.isRegularFile(folder.resolve(INDEX));
  }

  /**
   * Seals every file below {@code plain} but hidden ones into this folder, which must not exist. A
   * seal that fails takes away what it wrote.
   *
   * @throws StorageException when a file cannot be read, or the disk is full
   */
  public void seal(Path plain, Sealer sealer) {
    Checks.argument(Files.notExists(folder), "sealed folder", folder, "one that is not there yet");
    var written = new ArrayList<Path>();
    try {
      sealAll(plain, sealer, written);
    } catch (RuntimeException e) {
      FolderFiles.remove(written, folder);
      throw e;
    }
  }

  private void sealAll(Path plain, Sealer sealer, List<Path> written) {
    var index = new TreeMap<String, String>();
    for (var name : FolderFiles.below(plain, MOST_FILES)) {
      var to = folder.resolve(name + SUFFIX);
      written.add(to);
      PrivateFile.write(to, out -> sealed(plain.resolve(name), out, sealer, part(name)));
      index.put(name, Digest.sha256(to));
    }
    var last = folder.resolve(INDEX);
    written.add(last);
    var bytes = lines(index).getBytes(StandardCharsets.UTF_8);
    PrivateFile.write(last, out -> sealer.seal(new ByteArrayInputStream(bytes), out, part(INDEX)));
  }

  private static void sealed(Path from, OutputStream out, Sealer sealer, Purpose purpose)
      throws IOException {
    try (var in = Files.newInputStream(from)) {
      sealer.seal(in, out, purpose);
    }
  }

  /**
   * Opens every file of the index, in the order of their names.
   *
   * @return SHA-256 of the sealed index, which stands for all of the folder
   * @throws IntegrityException when anything is not as sealed
   * @throws io.hauberk.trust.key.KeyUnavailableException when a key is not there any more
   */
  public String open(Unsealer unsealer, Receiver receiver) {
    var file = folder.resolve(INDEX);
    for (var entry : index(file, unsealer).entrySet()) {
      var name = entry.getKey();
      var sealed = folder.resolve(name + SUFFIX);
      if (!opened(sealed, unsealer, part(name), in -> receiver.receive(name, in))
          .equals(entry.getValue())) {
        throw new IntegrityException("sealed file", sealed, "the one its folder was sealed with");
      }
    }
    return Digest.sha256(file);
  }

  /**
   * Opens every file into a folder, which must not exist, for its owner alone; a failure takes away
   * what was written.
   *
   * @throws IntegrityException when anything is not as sealed
   */
  public void decrypt(Path plain, Unsealer unsealer) {
    Checks.argument(Files.notExists(plain), "folder", plain, "one that is not there yet");
    var written = new ArrayList<Path>();
    try {
      open(unsealer, (name, content) -> write(plain.resolve(name), content, written));
    } catch (RuntimeException e) {
      FolderFiles.remove(written, plain);
      throw e;
    }
  }

  private static void write(Path to, InputStream content, List<Path> written) {
    written.add(to);
    PrivateFile.write(to, content::transferTo);
  }

  private SortedMap<String, String> index(Path file, Unsealer unsealer) {
    var bytes = new ByteArrayOutputStream();
    opened(file, unsealer, part(INDEX), in -> copy(in, bytes));
    var index = new TreeMap<String, String>();
    bytes.toString(StandardCharsets.UTF_8).lines().forEach(line -> add(line, index));
    return index;
  }

  private static void copy(InputStream in, ByteArrayOutputStream bytes) throws IOException {
    bytes.writeBytes(in.readNBytes(MOST_INDEX_BYTES));
    if (in.read() >= 0) {
      throw new IntegrityException("sealed index", "longer", "at most " + MOST_INDEX_BYTES);
    }
  }

  private static void add(String line, SortedMap<String, String> index) {
    boolean whole = line.length() > DIGEST_CHARACTERS + 1;
    var name = whole ? line.substring(DIGEST_CHARACTERS + 1) : "";
    if (!FolderFiles.isSafe(name)) {
      throw new IntegrityException("sealed index", "a line", "SHA-256 and a relative name");
    }
    index.put(name, line.substring(0, DIGEST_CHARACTERS));
  }

  private static String lines(SortedMap<String, String> index) {
    var text = new StringBuilder();
    index.forEach((name, digest) -> text.append(digest).append(' ').append(name).append('\n'));
    return text.toString();
  }

  private interface Reading {
    void read(InputStream in) throws IOException;
  }

  /** The SHA-256 of the sealed bytes, once the plaintext was read to its end. */
  private static String opened(Path sealed, Unsealer unsealer, Purpose purpose, Reading reading) {
    if (!Files.isRegularFile(sealed)) {
      throw new IntegrityException("sealed file", sealed, "there, as its folder was sealed");
    }
    try (var raw = new DigestStream(Files.newInputStream(sealed));
        var plain = unsealer.open(raw, purpose)) {
      reading.read(plain);
      plain.transferTo(OutputStream.nullOutputStream());
      return raw.sha256();
    } catch (IOException e) {
      throw new StorageException("sealed file", sealed, "readable", e);
    }
  }

  /** Of one file of the folder. */
  private Purpose part(String name) {
    return new Purpose(purpose.text() + "/" + name);
  }
}
