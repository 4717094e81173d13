package io.hauberk.core;

/**
 * Where long work reports how far it is. The command line draws bars on stderr; a library is silent
 * by default.
 */
public interface Progress {

  /**
   * Starts a piece of work.
   *
   * @param total units of work, for instance batches
   */
  Task start(String name, long total);

  /** Reports to nobody. */
  static Progress none() {
    return (name, total) -> new SilentTask();
  }

  /** One piece of work, closed when it ends or fails. */
  interface Task extends AutoCloseable {

    /** {@code units} more are done. */
    void advance(long units);

    /** A short remark beside the bar, such as the loss. */
    void note(String remark);

    @Override
    void close();
  }
}
