package io.hauberk.trust.sign;

import io.hauberk.core.Printed;
import io.hauberk.core.Progress;
import io.hauberk.core.StorageException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** The files of a model by name, as the specification enumerates them, section 5. */
final class ModelFiles {

  /** Names never part of a model, at its top. */
  static final Set<String> GIT = Set.of(".git", ".gitignore", ".gitattributes", ".github");

  /** How the reference tool names a model that is one file. */
  static final String SINGLE = ".";

  private static final int MAX_FILES = 1_000_000;

  /** By code point; UTF-8 bytes compare the same way, UTF-16 units do not. */
  static final Comparator<String> BY_CODE_POINT =
      (a, b) ->
          Arrays.compareUnsigned(
              a.getBytes(StandardCharsets.UTF_8), b.getBytes(StandardCharsets.UTF_8));

  private ModelFiles() {}

  /**
   * Regular files below a model, or the model when it is one.
   *
   * @param ignored paths relative to the model, with all below them
   * @throws SignatureRefused on a symbolic link or anything else that is no file
   */
  static SortedMap<String, Path> list(Path model, Set<String> ignored) {
    var files = new TreeMap<String, Path>(BY_CODE_POINT);
    if (Files.isRegularFile(model, LinkOption.NOFOLLOW_LINKS)) {
      files.put(SINGLE, model);
      return files;
    }
    if (!Files.isDirectory(model, LinkOption.NOFOLLOW_LINKS)) {
      throw new SignatureRefused("model", model, "a file or folder, not a link");
    }
    try {
      Files.walkFileTree(model, new Visitor(model, ignored, files));
    } catch (IOException e) {
      throw new StorageException("model", model, "readable", e);
    }
    return files;
  }

  /** The hash of every file, in the order of the names. */
  static SortedMap<String, String> hashes(
      SortedMap<String, Path> files, HashType type, Progress progress) {
    var hashes = new TreeMap<String, String>(BY_CODE_POINT);
    try (var task = progress.start("hash", files.size())) {
      files.forEach(
          (name, file) -> {
            hashes.put(name, type.of(file));
            task.advance(1);
          });
    }
    return hashes;
  }

  private static final class Visitor extends SimpleFileVisitor<Path> {

    private final Path model;
    private final Set<String> ignored;
    private final SortedMap<String, Path> files;

    Visitor(Path model, Set<String> ignored, SortedMap<String, Path> files) {
      this.model = model;
      this.ignored = ignored;
      this.files = files;
    }

    @Override
    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
      return ignored.contains(name(folder))
          ? FileVisitResult.SKIP_SUBTREE
          : FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
      var name = name(file);
      if (ignored.contains(name)) {
        return FileVisitResult.CONTINUE;
      }
      if (!attributes.isRegularFile()) {
        throw new SignatureRefused("model.file", Printed.of(name), "a regular file, not a link");
      }
      if (files.size() == MAX_FILES) {
        throw new SignatureRefused("model.files", "more", "at most " + MAX_FILES);
      }
      files.put(name, file);
      return FileVisitResult.CONTINUE;
    }

    private String name(Path path) {
      return model.relativize(path).toString().replace(path.getFileSystem().getSeparator(), "/");
    }
  }
}
