package io.hauberk.trust.audit;

import io.hauberk.core.StorageException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The thread that commits in groups: takes what waits, forces it once, answers all. */
final class Committer implements Runnable, AutoCloseable {

  /** Entries that may wait; beyond it append blocks, so that memory stays bounded. */
  private static final int QUEUE = 1 << 14;

  private static final int GROUP = 4096;
  private static final int GROUP_BYTES = 16 << 20;
  private static final long CLOSE_POLL_MILLIS = 20;

  private record Waiting(byte[] entry, CompletableFuture<Long> answer) {}

  private final Publisher publisher;
  private final BlockingQueue<Waiting> queue = new ArrayBlockingQueue<>(QUEUE);
  private final Thread thread = new Thread(this, "audit-log");
  private volatile boolean closing;
  private volatile @Nullable RuntimeException failure;
  private long behindSince;

  private Committer(Publisher publisher) {
    this.publisher = publisher;
    thread.setDaemon(true);
  }

  static Committer start(Publisher publisher) {
    var committer = new Committer(publisher);
    committer.thread.start();
    return committer;
  }

  CompletableFuture<Long> submit(byte[] entry) {
    var waiting = new Waiting(entry, new CompletableFuture<>());
    try {
      while (!queue.offer(waiting, CLOSE_POLL_MILLIS, TimeUnit.MILLISECONDS)) {
        requireOpen();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StorageException("log", "interrupted", "waited for", e);
    }
    if (closing && queue.remove(waiting)) {
      refuse(waiting); // came after the last look at the queue
    }
    return waiting.answer;
  }

  Checkpoint published() {
    return publisher.published();
  }

  @Override
  public void run() {
    try {
      while (!closing || !queue.isEmpty()) {
        step();
      }
      publisher.publish();
    } catch (RuntimeException e) {
      failure = e;
    } catch (InterruptedException e) {
      failure = new StorageException("log", "interrupted", "running", e);
    } finally {
      closing = true;
      queue.forEach(this::refuse);
    }
  }

  @Override
  public void close() {
    closing = true;
    boolean interrupted = false;
    while (thread.isAlive()) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        interrupted = true; // the last checkpoint is worth the wait
      }
    }
    publisher.close();
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    if (failure != null) {
      throw new StorageException("log", "stopped", "written to the end", failure);
    }
  }

  private void step() throws InterruptedException {
    var group = take();
    if (!group.isEmpty()) {
      commit(group);
    }
    if (publisher.behind() && System.nanoTime() - behindSince >= due()) {
      publisher.publish();
    }
  }

  private List<Waiting> take() throws InterruptedException {
    long patience =
        publisher.behind()
            ? Math.max(0, due() - (System.nanoTime() - behindSince))
            : TimeUnit.MILLISECONDS.toNanos(CLOSE_POLL_MILLIS);
    var group = new ArrayList<Waiting>();
    var next = queue.poll(patience, TimeUnit.NANOSECONDS);
    int bytes = 0;
    while (next != null) {
      group.add(next);
      bytes += next.entry.length;
      next = group.size() < GROUP && bytes < GROUP_BYTES ? queue.poll() : null;
    }
    return group;
  }

  private void commit(List<Waiting> group) {
    if (!publisher.behind()) {
      behindSince = System.nanoTime();
    }
    try {
      long first = publisher.commit(group.stream().map(Waiting::entry).toList());
      for (int i = 0; i < group.size(); i++) {
        group.get(i).answer.complete(first + i);
      }
    } catch (RuntimeException e) {
      failure = e;
      group.forEach(this::refuse);
      throw e;
    }
  }

  private void refuse(Waiting waiting) {
    waiting.answer.completeExceptionally(
        new StorageException("log", failure == null ? "closed" : "stopped", "open", failure));
  }

  private void requireOpen() {
    if (closing || failure != null) {
      throw new StorageException("log", "closed", "open", failure);
    }
  }

  private static long due() {
    return TimeUnit.MILLISECONDS.toNanos(AuditLog.CHECKPOINT_MILLIS);
  }
}
