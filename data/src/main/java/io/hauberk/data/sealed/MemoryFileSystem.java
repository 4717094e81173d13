package io.hauberk.data.sealed;

import java.nio.file.ClosedFileSystemException;
import java.nio.file.FileStore;
import java.nio.file.FileSystem;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.nio.file.WatchService;
import java.nio.file.attribute.UserPrincipalLookupService;
import java.nio.file.spi.FileSystemProvider;
import java.util.Arrays;
import java.util.List;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;

/** Files by their absolute path, on the heap; read-only to everybody but this package. */
final class MemoryFileSystem extends FileSystem {

  private final MemoryProvider provider = new MemoryProvider();

  /** By name: those below a folder stand together. */
  private final NavigableMap<String, byte[]> files = new TreeMap<>();

  private boolean open = true;

  @Override
  public MemoryPath getPath(String first, String... more) {
    var rest = more.length == 0 ? "" : "/" + String.join("/", more);
    return MemoryPath.parse(this, first + rest);
  }

  /** Keeps a new file; false when there is one of its name. */
  boolean put(MemoryPath path, byte[] content) {
    return files.putIfAbsent(place(path), content) == null;
  }

  byte[] bytes(Path path) throws NoSuchFileException {
    var content = files.get(place(path));
    if (content == null) {
      throw new NoSuchFileException(path.toString());
    }
    return content;
  }

  boolean isFile(Path path) {
    return files.containsKey(place(path));
  }

  /** A folder is what has files below. */
  boolean isFolder(Path path) {
    var start = start(path);
    var first = files.ceilingKey(start);
    return first != null && first.startsWith(start);
  }

  List<Path> children(Path folder) {
    var start = start(folder);
    return files.tailMap(start).keySet().stream()
        .takeWhile(file -> file.startsWith(start))
        .map(file -> file.substring(start.length()).split("/", 2)[0])
        .distinct()
        .map(folder::resolve)
        .toList();
  }

  /** What the names of all files below begin with. */
  private String start(Path folder) {
    var place = place(folder);
    return place.endsWith("/") ? place : place + "/";
  }

  private String place(Path path) {
    if (!open) {
      throw new ClosedFileSystemException();
    }
    return ((MemoryPath) path).toAbsolutePath().normalize().toString();
  }

  /** Overwrites what it held. */
  @Override
  public void close() {
    files.values().forEach(content -> Arrays.fill(content, (byte) 0));
    files.clear();
    open = false;
  }

  @Override
  public FileSystemProvider provider() {
    return provider;
  }

  @Override
  public boolean isOpen() {
    return open;
  }

  @Override
  public boolean isReadOnly() {
    return true;
  }

  @Override
  public String getSeparator() {
    return "/";
  }

  @Override
  public Iterable<Path> getRootDirectories() {
    return List.of(getPath("/"));
  }

  @Override
  public Iterable<FileStore> getFileStores() {
    return List.of();
  }

  @Override
  public Set<String> supportedFileAttributeViews() {
    return Set.of("basic");
  }

  @Override
  public PathMatcher getPathMatcher(String syntaxAndPattern) {
    throw new UnsupportedOperationException("no patterns");
  }

  @Override
  public UserPrincipalLookupService getUserPrincipalLookupService() {
    throw new UnsupportedOperationException("no owners");
  }

  @Override
  public WatchService newWatchService() {
    throw new UnsupportedOperationException("nothing changes");
  }
}
