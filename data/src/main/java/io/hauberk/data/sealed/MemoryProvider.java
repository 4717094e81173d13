package io.hauberk.data.sealed;

import java.io.IOException;
import java.net.URI;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.AccessMode;
import java.nio.file.CopyOption;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileStore;
import java.nio.file.FileSystem;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.ReadOnlyFileSystemException;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.FileAttributeView;
import java.nio.file.spi.FileSystemProvider;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the files of a {@link MemoryFileSystem}; nothing is written through it. */
final class MemoryProvider extends FileSystemProvider {

  private static MemoryFileSystem system(Path path) {
    return ((MemoryPath) path).system();
  }

  @Override
  public SeekableByteChannel newByteChannel(
      Path path, Set<? extends OpenOption> options, FileAttribute<?>... attributes)
      throws IOException {
    if (!Set.of(StandardOpenOption.READ).containsAll(options)) {
      throw new ReadOnlyFileSystemException();
    }
    return new MemoryChannel(system(path).bytes(path));
  }

  @Override
  public DirectoryStream<Path> newDirectoryStream(
      Path folder, DirectoryStream.Filter<? super Path> filter) throws IOException {
    if (!system(folder).isFolder(folder)) {
      throw new NotDirectoryException(folder.toString());
    }
    var children = system(folder).children(folder);
    return new DirectoryStream<>() {
      @Override
      public Iterator<Path> iterator() {
        return accepted(children, filter).iterator();
      }

      @Override
      public void close() {}
    };
  }

  private static List<Path> accepted(
      List<Path> children, DirectoryStream.Filter<? super Path> filter) {
    return children.stream().filter(child -> accepts(filter, child)).toList();
  }

  private static boolean accepts(DirectoryStream.Filter<? super Path> filter, Path child) {
    try {
      return filter.accept(child);
    } catch (IOException e) {
      throw new DirectoryIteratorException(e);
    }
  }

  @Override
  public void checkAccess(Path path, AccessMode... modes) throws IOException {
    boolean reads = Arrays.stream(modes).allMatch(AccessMode.READ::equals);
    if (!reads) {
      throw new ReadOnlyFileSystemException();
    }
    if (!system(path).isFile(path) && !system(path).isFolder(path)) {
      throw new NoSuchFileException(path.toString());
    }
  }

  @Override
  public <A extends BasicFileAttributes> A readAttributes(
      Path path, Class<A> type, LinkOption... options) throws IOException {
    if (!type.isAssignableFrom(MemoryAttributes.class)) {
      throw new UnsupportedOperationException("basic attributes alone");
    }
    boolean folder = system(path).isFolder(path);
    return type.cast(new MemoryAttributes(folder, folder ? 0 : system(path).bytes(path).length));
  }

  @Override
  public boolean isSameFile(Path path, Path other) throws IOException {
    return path.toRealPath().equals(other.toRealPath());
  }

  @Override
  public boolean isHidden(Path path) {
    var name = path.getFileName();
    return name != null && name.toString().startsWith(".");
  }

  @Override
  public <V extends FileAttributeView> @Nullable V getFileAttributeView(
      Path path, Class<V> type, LinkOption... options) {
    return null;
  }

  @Override
  public Map<String, Object> readAttributes(Path path, String attributes, LinkOption... options) {
    throw new UnsupportedOperationException("attributes by type alone");
  }

  @Override
  public String getScheme() {
    return "hauberk-memory";
  }

  @Override
  public FileSystem newFileSystem(URI uri, Map<String, ?> environment) {
    throw new UnsupportedOperationException("not by address");
  }

  @Override
  public FileSystem getFileSystem(URI uri) {
    throw new UnsupportedOperationException("not by address");
  }

  @Override
  public Path getPath(URI uri) {
    throw new UnsupportedOperationException("not by address");
  }

  @Override
  public FileStore getFileStore(Path path) {
    throw new UnsupportedOperationException("no device");
  }

  @Override
  public void createDirectory(Path folder, FileAttribute<?>... attributes) {
    throw new ReadOnlyFileSystemException();
  }

  @Override
  public void delete(Path path) {
    throw new ReadOnlyFileSystemException();
  }

  @Override
  public void copy(Path from, Path to, CopyOption... options) {
    throw new ReadOnlyFileSystemException();
  }

  @Override
  public void move(Path from, Path to, CopyOption... options) {
    throw new ReadOnlyFileSystemException();
  }

  @Override
  public void setAttribute(Path path, String attribute, Object value, LinkOption... options) {
    throw new ReadOnlyFileSystemException();
  }
}
