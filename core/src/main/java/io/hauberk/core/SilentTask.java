package io.hauberk.core;

/** Work nobody watches. */
record SilentTask() implements Progress.Task {

  @Override
  public void advance(long units) {}

  @Override
  public void note(String remark) {}

  @Override
  public void close() {}
}
