package io.hauberk.detect.log;

import io.hauberk.detect.alert.Alert;
import io.hauberk.detect.log.template.TemplateMiner;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** What is made of every line of a log: templates, and alerts on refused logins. */
public final class LogWatch {

  private final TemplateMiner miner = new TemplateMiner();
  private final BruteForce bruteForce =
      new BruteForce(BruteForce.DEFAULT_FAILURES, BruteForce.DEFAULT_WINDOW);
  private Instant time = Instant.EPOCH;

  /** Reads one line. */
  public Optional<Alert> observe(byte[] line) {
    miner.observe(line);
    var text = new String(line, StandardCharsets.UTF_8);
    var failure = AuthFailure.of(text);
    if (failure.isEmpty()) {
      return Optional.empty();
    }
    time = LogTime.of(text).orElse(time);
    return bruteForce.observe(failure.get(), time);
  }

  public TemplateMiner miner() {
    return miner;
  }

  /** Refused logins by source, the most first. */
  public Map<String, Long> refused() {
    return bruteForce.refused();
  }
}
