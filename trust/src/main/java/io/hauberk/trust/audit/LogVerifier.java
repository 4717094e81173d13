package io.hauberk.trust.audit;

import io.hauberk.core.AtomicFile;
import io.hauberk.core.Progress;
import io.hauberk.core.StorageException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Reads a whole log against its signed checkpoint and against the checkpoint seen before, and names
 * what was changed.
 *
 * <p>Without a file of the last seen checkpoint a log cut back to an earlier checkpoint looks true:
 * keep that file where whoever writes the log cannot. It is replaced only by a later checkpoint of
 * a log that is intact.
 */
public final class LogVerifier {

  private final NoteVerifier key;
  private final Optional<Path> seenFile;

  /**
   * @param key of the log, from its owner and not from the log's folder
   * @param seenFile where the last checkpoint that held is kept
   */
  public LogVerifier(NoteVerifier key, Optional<Path> seenFile) {
    this.key = key;
    this.seenFile = seenFile;
  }

  /** Reads every entry and tile; memory does not grow with the log. */
  public LogVerdict verify(Path log, Progress progress) {
    var reader = new LogReader(log);
    SignedNote note;
    Checkpoint checkpoint;
    try {
      note = reader.checkpoint();
      checkpoint = Checkpoint.open(note, key);
    } catch (LogIntegrityException e) {
      var problem =
          problem(LogProblem.Kind.CHECKPOINT_FALSE, "checkpoint", String.valueOf(e.getMessage()));
      return new LogVerdict(Optional.empty(), 0, List.of(problem));
    }
    var seen = seen();
    if (seen.isPresent() && seen.get().size() > checkpoint.size()) {
      var detail = checkpoint.size() + " entries, " + seen.get().size() + " were seen before";
      var problem = problem(LogProblem.Kind.CHECKPOINT_ROLLED_BACK, "checkpoint", detail);
      return new LogVerdict(Optional.of(checkpoint), 0, List.of(problem));
    }
    try (var task = progress.start("verify", checkpoint.size())) {
      var problems = new LogScan(reader, checkpoint, seen).run(task);
      if (problems.isEmpty()) {
        seenFile.ifPresent(file -> AtomicFile.writeText(file, note.format()));
      }
      return new LogVerdict(Optional.of(checkpoint), checkpoint.size(), problems);
    }
  }

  private Optional<Checkpoint> seen() {
    if (seenFile.isEmpty() || !Files.exists(seenFile.get())) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          Checkpoint.open(SignedNote.parse(Files.readAllBytes(seenFile.get())), key));
    } catch (IOException e) {
      throw new StorageException("seen", seenFile.get(), "readable", e);
    }
  }

  static LogProblem problem(LogProblem.Kind kind, String place, String detail) {
    return new LogProblem(kind, place, detail);
  }
}
