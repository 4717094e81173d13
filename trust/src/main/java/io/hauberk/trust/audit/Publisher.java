package io.hauberk.trust.audit;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Turns committed entries into tiles and a signed checkpoint. Owned by one thread. */
final class Publisher implements AutoCloseable {

  /** Past this the journal is emptied after the next checkpoint. */
  static final long JOURNAL_BYTES = 4L << 20;

  private final LogFolder folder;
  private final NoteSigner key;
  private final RightEdge edge;
  private final Map<String, Integer> partials = new HashMap<>();
  private Journal journal;
  private volatile Checkpoint published;

  private Publisher(LogFolder folder, NoteSigner key, Checkpoint published, RightEdge edge) {
    this.folder = folder;
    this.key = key;
    this.published = published;
    this.edge = edge;
    this.journal = Journal.open(folder.file(LogFolder.JOURNAL));
  }

  /** From the files of a log: the tree of the checkpoint, then the journal. */
  static Publisher resume(LogFolder folder, NoteSigner key, Checkpoint checkpoint) {
    var edge = new RightEdge(new LogReader(folder.root()), checkpoint.size());
    if (!edge.root().equals(checkpoint.root())) {
      throw new LogIntegrityException(
          "log.tiles", folder.root(), "the tree of the checkpoint; see trust audit verify");
    }
    var publisher = new Publisher(folder, key, checkpoint, edge);
    try {
      publisher.journal.recover(publisher::replay);
      publisher.publish();
      return publisher;
    } catch (RuntimeException e) {
      publisher.journal.close();
      throw e;
    }
  }

  static byte[] note(Checkpoint checkpoint, NoteSigner key) {
    return key.sign(checkpoint.text()).format().getBytes(StandardCharsets.UTF_8);
  }

  /** Makes entries durable. Returns the index of the first. */
  long commit(List<byte[]> entries) {
    long first = edge.size();
    journal.append(first, entries);
    entries.forEach(edge::append);
    return first;
  }

  boolean behind() {
    return edge.size() > published.size();
  }

  Checkpoint published() {
    return published;
  }

  /** Writes what changed, forces it, and only then signs and replaces the checkpoint. */
  void publish() {
    if (!behind()) {
      return;
    }
    var batch = folder.new Batch();
    var changes = edge.takeChanges();
    changes.forEach(
        change -> batch.write(change.path(), change.content(), change.content().length));
    batch.force();
    var next = new Checkpoint(published.origin(), edge.size(), edge.root());
    folder.replace(LogFolder.CHECKPOINT, note(next, key));
    published = next;
    changes.forEach(this::prune);
    if (journal.size() > JOURNAL_BYTES) {
      restartJournal();
    }
  }

  @Override
  public void close() {
    journal.close();
  }

  private void replay(long index, byte[] entry) {
    if (index > edge.size()) {
      throw new LogIntegrityException("log.journal", "entry " + index, "entry " + edge.size());
    }
    if (index == edge.size()) {
      edge.append(entry);
    }
  }

  /** Keeps the partial form of this checkpoint and of the one before, for those who read now. */
  private void prune(RightEdge.Change change) {
    var before = partials.get(change.fullPath());
    if (change.width() == TilePath.WIDTH) {
      folder.prune(change.fullPath(), TilePath.WIDTH + 1);
      partials.remove(change.fullPath());
    } else {
      folder.prune(change.fullPath(), before == null ? change.width() : before);
      partials.put(change.fullPath(), change.width());
    }
  }

  private void restartJournal() {
    journal.close();
    folder.replace(LogFolder.JOURNAL, new byte[0]);
    journal = Journal.open(folder.file(LogFolder.JOURNAL));
  }
}
