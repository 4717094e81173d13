package io.hauberk.trust.audit;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.concurrent.CompletableFuture;

/** Appends until it is killed, and prints how many entries of the log were answered. */
final class CrashChild {
  private CrashChild() {}

  public static void main(String[] args) throws Exception {
    var key = NoteSigner.parse(Files.readString(Path.of(args[1])));
    try (var log = AuditLog.open(Path.of(args[0]), key)) {
      var waiting = new ArrayDeque<CompletableFuture<Long>>();
      for (long i = log.checkpoint().size(); ; i++) {
        waiting.add(log.append(Logs.entry(i)));
        if (waiting.size() >= 300) {
          System.out.println(waiting.remove().join() + 1);
        }
      }
    }
  }
}
