package io.hauberk.data.sealed;

import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import org.jspecify.annotations.Nullable;

/** Of a file or folder in memory, which has no times. */
record MemoryAttributes(boolean isDirectory, long size) implements BasicFileAttributes {

  private static final FileTime NEVER = FileTime.fromMillis(0);

  @Override
  public boolean isRegularFile() {
    return !isDirectory;
  }

  @Override
  public boolean isSymbolicLink() {
    return false;
  }

  @Override
  public boolean isOther() {
    return false;
  }

  @Override
  public FileTime lastModifiedTime() {
    return NEVER;
  }

  @Override
  public FileTime lastAccessTime() {
    return NEVER;
  }

  @Override
  public FileTime creationTime() {
    return NEVER;
  }

  /** None, as the interface allows. */
  @Override
  public @Nullable Object fileKey() {
    return null;
  }
}
