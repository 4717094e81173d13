package io.hauberk.trust.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hauberk.core.Progress;
import io.hauberk.core.StorageException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AuditLogTest {

  private final NoteSigner key = Logs.key();

  @TempDir Path temp;

  private Path log() {
    return temp.resolve("log");
  }

  private LogVerdict verify() {
    return new LogVerifier(key.verifier(), Optional.empty()).verify(log(), Progress.none());
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 1, 255, 256, 257, 512, 66_000})
  void append_anySize_verifiesAndReopens(long size) {
    Logs.make(log(), key, size);
    assertThat(verify().problems()).isEmpty();
    assertThat(verify().entries()).isEqualTo(size);
    try (var again = AuditLog.open(log(), key)) {
      assertThat(again.append(Logs.entry(size)).join()).isEqualTo(size);
    }
    assertThat(verify().problems()).isEmpty();
    assertThat(new LogReader(log()).entry(size, size + 1)).isEqualTo(Logs.entry(size));
  }

  @Test
  void append_manyReopenings_oneLog() {
    Logs.make(log(), key, 0);
    for (int i = 0; i < 600; i += 37) {
      try (var again = AuditLog.open(log(), key)) {
        Logs.append(again, i, i + 37);
      }
    }
    assertThat(verify().problems()).isEmpty();
  }

  @Test
  void append_emptyOrTooLong_refused() {
    try (var log = AuditLog.create(log(), key)) {
      assertThatThrownBy(() -> log.append(new byte[0]))
          .isInstanceOf(IllegalArgumentException.class);
      assertThatThrownBy(() -> log.append(new byte[65_536]))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("entry.bytes: 65536");
      assertThat(log.append(new byte[65_535]).join()).isZero();
    }
    assertThat(verify().problems()).isEmpty();
  }

  @Test
  void append_afterClose_refused() {
    var log = AuditLog.create(log(), key);
    log.close();
    assertThatThrownBy(() -> log.append(Logs.entry(0)).join())
        .hasRootCauseInstanceOf(StorageException.class);
  }

  @Test
  void open_secondWriter_refused() {
    try (var log = AuditLog.create(log(), key)) {
      assertThat(log.checkpoint().size()).isZero();
      assertThatThrownBy(() -> AuditLog.open(log(), key))
          .isInstanceOf(StorageException.class)
          .hasMessageContaining("not open in another writer");
    }
  }

  @Test
  void open_otherKey_refused() {
    Logs.make(log(), key, 3);
    assertThatThrownBy(() -> AuditLog.open(log(), Logs.key()))
        .isInstanceOf(LogIntegrityException.class);
  }

  @Test
  void create_overALog_refused() {
    Logs.make(log(), key, 3);
    assertThatThrownBy(() -> AuditLog.create(log(), key))
        .isInstanceOf(LogIntegrityException.class)
        .hasMessageContaining("an empty folder for a new log");
  }

  @Test
  void open_journalMissing_refusedSinceAnsweredEventsMayBeGone() throws IOException {
    Logs.make(log(), key, 3);
    Files.delete(log().resolve("journal"));
    assertThatThrownBy(() -> AuditLog.open(log(), key))
        .isInstanceOf(StorageException.class)
        .hasMessageContaining("log.journal");
  }

  @Test
  void open_tornTailOfJournal_cutOff() throws IOException {
    Logs.make(log(), key, 3);
    var journal = log().resolve("journal");
    var whole = Files.readAllBytes(journal);
    for (int torn = 1; torn < whole.length; torn += 7) {
      Files.write(journal, whole);
      Files.write(journal, Arrays.copyOf(frame(9999), 5 + torn % 20), StandardOpenOption.APPEND);
      try (var again = AuditLog.open(log(), key)) {
        assertThat(again.checkpoint().size()).isEqualTo(3);
      }
      assertThat(Files.size(journal)).isEqualTo(whole.length);
    }
  }

  @Test
  void open_damageBeforeTheLastFrame_refused() throws IOException {
    try (var log = AuditLog.create(log(), key)) {
      log.append(Logs.entry(0)).join();
      log.append(Logs.entry(1)).join();
    }
    var journal = log().resolve("journal");
    var bytes = Files.readAllBytes(journal);
    bytes[Journal.HEADER + 3] ^= 1;
    Files.write(journal, bytes);
    assertThatThrownBy(() -> AuditLog.open(log(), key))
        .isInstanceOf(LogIntegrityException.class)
        .hasMessageContaining("damaged at byte 0");
  }

  @Test
  void checkpoint_afterAppend_withinBound() throws InterruptedException {
    try (var log = AuditLog.create(log(), key)) {
      log.append(Logs.entry(0)).join();
      long start = System.nanoTime();
      while (log.checkpoint().size() == 0) {
        assertThat(System.nanoTime() - start).isLessThan(TimeUnit.SECONDS.toNanos(20));
        Thread.sleep(1);
      }
    }
  }

  @Test
  void append_event_isOcsfJson() {
    var event =
        new AuditEvent(
            Instant.ofEpochMilli(1_700_000_000_000L),
            "alice",
            AuditEvent.Activity.READ,
            "model.load",
            "model:fraud",
            AuditEvent.Outcome.SUCCESS,
            Map.of("policy", "7"));
    try (var log = AuditLog.create(log(), key)) {
      log.append(event).join();
    }
    assertThat(new String(new LogReader(log()).entry(0, 1), StandardCharsets.UTF_8))
        .isEqualTo(
            "{\"activity_id\":2,\"category_uid\":6,\"class_uid\":6003,\"type_uid\":600302,"
                + "\"severity_id\":1,\"time\":1700000000000,\"status_id\":1,\"metadata\":{\"version\":"
                + "\"1.6.0\",\"product\":{\"name\":\"Hauberk\",\"vendor_name\":\"Hauberk\"}},\"actor\":"
                + "{\"user\":{\"name\":\"alice\"}},\"api\":{\"operation\":\"model.load\"},"
                + "\"src_endpoint\":{\"name\":\"local\"},\"resources\":[{\"name\":\"model:fraud\"}],"
                + "\"unmapped\":{\"policy\":\"7\"}}");
  }

  private static byte[] frame(long index) {
    return ByteBuffer.allocate(40).putInt(0x48424A31).putLong(index).putInt(1).putInt(8).array();
  }
}
