package io.hauberk.data.sealed;

import java.net.URI;
import java.nio.file.FileSystem;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.ProviderMismatchException;
import java.nio.file.WatchEvent;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A name in a {@link MemoryFileSystem}. What {@link Path} asks to be null is.
 *
 * @param names from the root or from nowhere in particular
 */
record MemoryPath(MemoryFileSystem system, boolean absolute, List<String> names) implements Path {

  MemoryPath {
    names = List.copyOf(names);
  }

  static MemoryPath parse(MemoryFileSystem system, String text) {
    var names = Stream.of(text.split("/")).filter(name -> !name.isEmpty()).toList();
    return new MemoryPath(system, text.startsWith("/"), names);
  }

  private static MemoryPath of(Path other) {
    if (other instanceof MemoryPath path) {
      return path;
    }
    throw new ProviderMismatchException();
  }

  private MemoryPath with(List<String> other) {
    return new MemoryPath(system, absolute, other);
  }

  private MemoryPath relative(int from, int to) {
    return new MemoryPath(system, false, names.subList(from, to));
  }

  @Override
  public FileSystem getFileSystem() {
    return system;
  }

  @Override
  public boolean isAbsolute() {
    return absolute;
  }

  @Override
  public @Nullable Path getRoot() {
    return absolute ? with(List.of()) : null;
  }

  @Override
  public @Nullable Path getFileName() {
    return names.isEmpty() ? null : relative(names.size() - 1, names.size());
  }

  @Override
  public @Nullable Path getParent() {
    boolean none = names.isEmpty() || (names.size() == 1 && !absolute);
    return none ? null : with(names.subList(0, names.size() - 1));
  }

  @Override
  public int getNameCount() {
    return names.size();
  }

  @Override
  public Path getName(int index) {
    return relative(index, index + 1);
  }

  @Override
  public Path subpath(int from, int to) {
    return relative(from, to);
  }

  @Override
  public boolean startsWith(Path other) {
    return other instanceof MemoryPath start
        && start.absolute == absolute
        && start.names.size() <= names.size()
        && names.subList(0, start.names.size()).equals(start.names);
  }

  @Override
  public boolean endsWith(Path other) {
    return other instanceof MemoryPath end
        && (!end.absolute || equals(end))
        && end.names.size() <= names.size()
        && names.subList(names.size() - end.names.size(), names.size()).equals(end.names);
  }

  @Override
  public MemoryPath normalize() {
    var plain = new ArrayList<String>();
    for (var name : names) {
      if (name.equals("..") && !plain.isEmpty()) {
        plain.remove(plain.size() - 1);
      } else if (!name.equals(".") && !(name.equals("..") && absolute)) {
        plain.add(name);
      }
    }
    return with(plain);
  }

  @Override
  public MemoryPath resolve(Path other) {
    var path = of(other);
    return path.absolute ? path : with(Stream.concat(names.stream(), path.names.stream()).toList());
  }

  /** Down and not up, which no reader does. */
  @Override
  public Path relativize(Path other) {
    var path = of(other);
    if (!path.startsWith(this)) {
      throw new IllegalArgumentException("path: " + other + " (expected: below " + this + ")");
    }
    return path.relative(names.size(), path.names.size());
  }

  @Override
  public URI toUri() {
    throw new UnsupportedOperationException("memory has no address");
  }

  @Override
  public MemoryPath toAbsolutePath() {
    return new MemoryPath(system, true, names);
  }

  @Override
  public Path toRealPath(LinkOption... options) {
    return toAbsolutePath().normalize();
  }

  @Override
  public WatchKey register(
      WatchService watcher, WatchEvent.Kind<?>[] events, WatchEvent.Modifier... modifiers) {
    throw new UnsupportedOperationException("nothing changes");
  }

  @Override
  public int compareTo(Path other) {
    return toString().compareTo(of(other).toString());
  }

  @Override
  public String toString() {
    return (absolute ? "/" : "") + String.join("/", names);
  }
}
