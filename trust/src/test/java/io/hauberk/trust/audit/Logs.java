package io.hauberk.trust.audit;

import io.hauberk.core.Randomness;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.concurrent.CompletableFuture;

/** Logs for tests. */
final class Logs {
  private Logs() {}

  static NoteSigner key() {
    return NoteSigner.generate("test.example/log", Randomness.secure());
  }

  static byte[] entry(long index) {
    return ("entry " + index).getBytes(StandardCharsets.UTF_8);
  }

  /** Appends entries {@code from} to {@code to} and waits for all. */
  static void append(AuditLog log, long from, long to) {
    var answers = new ArrayList<CompletableFuture<Long>>();
    for (long i = from; i < to; i++) {
      answers.add(log.append(entry(i)));
    }
    answers.forEach(CompletableFuture::join);
  }

  static Path make(Path folder, NoteSigner key, long size) {
    try (var log = AuditLog.create(folder, key)) {
      append(log, 0, size);
    }
    return folder;
  }

  static void copy(Path from, Path to) throws IOException {
    try (var files = Files.walk(from)) {
      for (var file : files.filter(Files::isRegularFile).toList()) {
        var target = to.resolve(from.relativize(file).toString());
        Files.createDirectories(target.getParent());
        Files.copy(file, target);
      }
    }
  }
}
