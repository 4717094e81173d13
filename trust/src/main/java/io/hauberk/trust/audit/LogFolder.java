package io.hauberk.trust.audit;

import io.hauberk.core.AtomicFile;
import io.hauberk.core.StorageException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The files of one log: {@code checkpoint}, {@code tile/…} and, unpublished, {@code journal}. */
record LogFolder(Path root) {

  static final String CHECKPOINT = "checkpoint";
  static final String JOURNAL = "journal";

  /** A bundle holds at most 256 entries of 65,535 bytes with two bytes of length each. */
  static final int MAX_FILE = TilePath.WIDTH * (0xFFFF + 2);

  Path file(String name) {
    return root.resolve(name);
  }

  boolean hasCheckpoint() {
    return Files.exists(file(CHECKPOINT));
  }

  /** The content, or nothing where there is no such file. */
  Optional<byte[]> read(String name) {
    try (var channel = FileChannel.open(file(name), StandardOpenOption.READ)) {
      if (channel.size() > MAX_FILE) {
        throw new LogIntegrityException(name, channel.size() + " bytes", "at most " + MAX_FILE);
      }
      var buffer = ByteBuffer.allocate((int) channel.size());
      int got = 0;
      while (buffer.hasRemaining() && got >= 0) {
        got = channel.read(buffer);
      }
      return Optional.of(Arrays.copyOf(buffer.array(), buffer.position()));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw new StorageException("log", file(name), "readable", e);
    }
  }

  SignedNote checkpoint() {
    var bytes = read(CHECKPOINT);
    return SignedNote.parse(
        bytes.orElseThrow(
            () -> new LogIntegrityException("log.checkpoint", root, "present in every log")));
  }

  /** Files written together: forced one by one, then their folders once. */
  final class Batch {

    private final Set<Path> folders = new HashSet<>();

    void write(String name, byte[] content, int length) {
      var path = file(name);
      try {
        Files.createDirectories(path.getParent());
        try (var channel =
            FileChannel.open(
                path,
                StandardOpenOption.CREATE,
                StandardOpenOption.TRUNCATE_EXISTING,
                StandardOpenOption.WRITE)) {
          var buffer = ByteBuffer.wrap(content, 0, length);
          while (buffer.hasRemaining()) {
            channel.write(buffer);
          }
          channel.force(true);
        }
      } catch (IOException e) {
        throw new StorageException("log", path, "writable with room on the disk", e);
      }
      for (var at = path.getParent(); at != null && at.startsWith(root); at = at.getParent()) {
        folders.add(at);
      }
    }

    void force() {
      folders.forEach(LogFolder::force);
    }
  }

  /** Puts a whole file in place, and its name on disk. */
  void replace(String name, byte[] content) {
    AtomicFile.write(file(name), out -> out.write(content));
    force(root);
  }

  /** Removes the partial forms narrower than {@code width}; a failure leaves rubbish, no harm. */
  void prune(String fullPath, int width) {
    var partials = file(TilePath.partials(fullPath));
    try {
      for (int found : widths(partials)) {
        if (found < width) {
          Files.deleteIfExists(partials.resolve(String.valueOf(found)));
        }
      }
      if (width > TilePath.WIDTH) {
        Files.deleteIfExists(partials);
      }
    } catch (IOException e) {
      throw new StorageException("log", partials, "writable", e);
    }
  }

  /** The partial forms of a tile, narrowest first. */
  List<Integer> partialWidths(String fullPath) {
    return widths(file(TilePath.partials(fullPath)));
  }

  private static List<Integer> widths(Path partials) {
    if (!Files.isDirectory(partials)) {
      return List.of();
    }
    try (var files = Files.list(partials)) {
      var found = new ArrayList<Integer>();
      files
          .map(file -> String.valueOf(file.getFileName()))
          .filter(name -> name.matches("[1-9][0-9]{0,2}"))
          .forEach(name -> found.add(Integer.valueOf(name)));
      return found.stream().filter(width -> width < TilePath.WIDTH).sorted().toList();
    } catch (IOException e) {
      throw new StorageException("log", partials, "readable", e);
    }
  }

  private static void force(Path folder) {
    try (var channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    } catch (IOException e) {
      throw new StorageException("log", folder, "a folder that can be forced to disk", e);
    }
  }
}
