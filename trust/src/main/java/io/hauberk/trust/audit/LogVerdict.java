package io.hauberk.trust.audit;

import java.util.List;
import java.util.Optional;

/**
 * What reading a whole log showed.
 *
 * @param checkpoint the signed state, if its signature held
 * @param entries read
 * @param problems none when the log is what its signer wrote and continues what was seen
 */
public record LogVerdict(Optional<Checkpoint> checkpoint, long entries, List<LogProblem> problems) {

  public LogVerdict {
    problems = List.copyOf(problems);
  }

  public boolean intact() {
    return problems.isEmpty();
  }
}
