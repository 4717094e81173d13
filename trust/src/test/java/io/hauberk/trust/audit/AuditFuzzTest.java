package io.hauberk.trust.audit;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.hauberk.core.HauberkException;
import io.hauberk.core.Progress;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/** Any bytes as note, key, proof, journal, bundle or tile: an answer or one line. */
class AuditFuzzTest {

  private static final NoteSigner KEY = Logs.key();

  static Stream<byte[]> notes() {
    var note = KEY.sign(new Checkpoint("test.example/log", 0, Merkle.empty()).text()).format();
    return Stream.of(
            note,
            "c2sp.org/tlog-proof@v1\nindex 0\n\n" + note,
            KEY.verifier().format(),
            KEY.secretText(),
            "a\n1\nAA\n\n\u2014 a AAAAAAA=\n",
            "\n\n",
            "")
        .map(text -> text.getBytes(StandardCharsets.UTF_8));
  }

  @MethodSource("notes")
  @FuzzTest(maxDuration = "15s")
  void fuzzTexts(byte[] data) {
    var text = new String(data, StandardCharsets.UTF_8);
    answers(() -> Checkpoint.open(SignedNote.parse(data), KEY.verifier()));
    answers(() -> Checkpoint.parse(text));
    answers(() -> TlogProof.parse(text).verify(Logs.entry(0), KEY.verifier()));
    answers(() -> NoteVerifier.parse(text));
    answers(() -> NoteSigner.parse(text));
  }

  static Stream<byte[]> files() throws IOException {
    var folder = Files.createTempDirectory("hauberk-audit-seed");
    Logs.make(folder, KEY, 3);
    var journal = Files.readAllBytes(folder.resolve("journal"));
    var bundle = Files.readAllBytes(folder.resolve("tile/entries/000.p/3"));
    var tile = Files.readAllBytes(folder.resolve("tile/0/000.p/3"));
    delete(folder);
    return Stream.of(journal, bundle, tile, new byte[0]);
  }

  @MethodSource("files")
  @FuzzTest(maxDuration = "15s")
  void fuzzFiles(byte[] data) throws IOException {
    var folder = Files.createTempDirectory("hauberk-audit-fuzz");
    try {
      for (var name : new String[] {"journal", "tile/entries/000.p/3", "tile/0/000.p/3"}) {
        var log = folder.resolve(name.replace('/', '_'));
        Logs.make(log, KEY, 3);
        Files.write(log.resolve(name), data);
        answers(() -> AuditLog.open(log, KEY).close());
        answers(
            () -> new LogVerifier(KEY.verifier(), Optional.empty()).verify(log, Progress.none()));
      }
    } finally {
      delete(folder);
    }
  }

  private static void delete(Path folder) throws IOException {
    try (var files = Files.walk(folder)) {
      for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  private static void answers(Runnable reader) {
    try {
      reader.run();
    } catch (HauberkException | IllegalArgumentException e) {
      assertThat(e.getMessage()).contains(" (expected: ").doesNotContain("\n");
    }
  }
}
