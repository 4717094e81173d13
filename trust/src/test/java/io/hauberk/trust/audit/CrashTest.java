package io.hauberk.trust.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.hauberk.core.HauberkException;
import io.hauberk.core.Progress;
import io.hauberk.core.Randomness;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bouncycastle.crypto.signers.Ed25519Signer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** kill -9 in the midst of writing: every entry that was answered is there afterwards. */
class CrashTest {

  private static final int KILLS = 5;

  /** More than one publication and one change of journal in most runs. */
  private static final int MOST_ANSWERS = 6000;

  @TempDir Path temp;

  @Test
  void append_killedAgainAndAgain_losesNothingAnswered() throws Exception {
    var key = Logs.key();
    var keyFile = temp.resolve("key");
    Files.writeString(keyFile, key.secretText());
    var log = temp.resolve("log");
    Logs.make(log, key, 0);
    long answered = 0;
    for (int kill = 0; kill < KILLS; kill++) {
      long last = answers(start(log, keyFile), 1 + Randomness.secure().nextInt(MOST_ANSWERS));
      assertThat(last).isGreaterThan(answered);
      answered = last;
      try (var again = AuditLog.open(log, key)) {
        assertThat(again.checkpoint().size()).isGreaterThanOrEqualTo(answered);
      }
      var verdict =
          new LogVerifier(key.verifier(), Optional.of(temp.resolve("seen")))
              .verify(log, Progress.none());
      assertThat(verdict.problems()).isEmpty();
      var reader = new LogReader(log);
      for (long i = 0; i < answered; i += 97) {
        assertThat(reader.entry(i, verdict.entries())).isEqualTo(Logs.entry(i));
      }
    }
  }

  /** Whatever launcher runs the test. */
  private static String classPath() {
    return Stream.of(CrashChild.class, AuditLog.class, HauberkException.class, Ed25519Signer.class)
        .map(type -> type.getProtectionDomain().getCodeSource().getLocation().getPath())
        .distinct()
        .collect(Collectors.joining(File.pathSeparator));
  }

  /** A limit on the size of files stands for a full disk. */
  @Test
  @EnabledOnOs({OS.LINUX, OS.MAC})
  void append_diskFull_stopsAndLosesNothingAnswered() throws Exception {
    var key = Logs.key();
    var keyFile = temp.resolve("key");
    Files.writeString(keyFile, key.secretText());
    var log = Logs.make(temp.resolve("log"), key, 0);

    var child = start(log, keyFile, "sh", "-c", "ulimit -f 512; exec \"$0\" \"$@\"");
    long answered = answers(child, Long.MAX_VALUE);

    assertThat(child.waitFor()).isEqualTo(1);
    assertThat(answered).isGreaterThan(0);
    try (var again = AuditLog.open(log, key)) {
      assertThat(again.checkpoint().size()).isGreaterThanOrEqualTo(answered);
      long next = again.checkpoint().size();
      assertThat(again.append(Logs.entry(next)).join()).isEqualTo(next);
    }
    var verdict = new LogVerifier(key.verifier(), Optional.empty()).verify(log, Progress.none());
    assertThat(verdict.problems()).isEmpty();
    assertThat(new LogReader(log).entry(answered - 1, verdict.entries()))
        .isEqualTo(Logs.entry(answered - 1));
  }

  private static Process start(Path log, Path keyFile, String... before) throws IOException {
    var command = new ArrayList<String>(List.of(before));
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xmx256m", "-cp", classPath(), CrashChild.class.getName()));
    command.addAll(List.of(log.toString(), keyFile.toString()));
    return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
  }

  /**
   * How many entries were answered before the child ended, killed after {@code most} of its own.
   */
  private static long answers(Process child, long most) throws IOException {
    long answered = 0;
    try (var lines =
        new BufferedReader(new InputStreamReader(child.getInputStream(), StandardCharsets.UTF_8))) {
      var line = lines.readLine();
      long start = line == null ? 0 : Long.parseLong(line);
      while (line != null) {
        answered = Long.parseLong(line);
        if (answered - start >= most) {
          child.toHandle().destroyForcibly(); // leaves what it said readable
        }
        line = lines.readLine();
      }
    }
    return answered;
  }
}
