package io.hauberk.trust.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.hauberk.core.Progress;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whoever holds the disk but not the key: every change has its name. */
class LogVerifierTest {

  private static final int SIZE = 1000;

  private final NoteSigner key = Logs.key();

  @TempDir Path temp;

  private Path log;
  private Path seen;

  @BeforeEach
  void make() {
    log = Logs.make(temp.resolve("log"), key, SIZE);
    seen = temp.resolve("seen");
  }

  private LogVerdict verify() {
    return new LogVerifier(key.verifier(), Optional.of(seen)).verify(log, Progress.none());
  }

  private static List<String> names(LogVerdict verdict) {
    return verdict.problems().stream().map(p -> p.kind() + " " + p.place()).toList();
  }

  @Test
  void verify_untouched_intactAndSeen() {
    assertThat(verify().intact()).isTrue();
    assertThat(seen).exists();
  }

  @Test
  void verify_flippedBit_namesTheEntry() throws IOException {
    var bundle = log.resolve("tile/entries/001");
    var bytes = Files.readAllBytes(bundle);
    bytes[2 + 4] ^= 1;
    Files.write(bundle, bytes);
    assertThat(names(verify())).containsExactly("ENTRY_CHANGED entry 256");
    assertThat(seen).doesNotExist();
  }

  @Test
  void verify_everyBitOfASmallLog_detected() throws IOException {
    log = Logs.make(temp.resolve("small"), key, 3);
    for (var name : List.of("tile/entries/000.p/3", "tile/0/000.p/3", "checkpoint")) {
      var file = log.resolve(name);
      var bytes = Files.readAllBytes(file);
      for (int bit = 0; bit < bytes.length * 8; bit++) {
        bytes[bit / 8] ^= (byte) (1 << bit % 8);
        Files.write(file, bytes);
        assertThat(verify().intact()).as("%s bit %d", name, bit).isFalse();
        bytes[bit / 8] ^= (byte) (1 << bit % 8);
      }
      Files.write(file, bytes);
    }
    assertThat(verify().intact()).isTrue();
  }

  @Test
  void verify_droppedEntryOfTheLastBundle_named() throws IOException {
    var entries = entries(3, SIZE % 256);
    entries.remove(10);
    write("tile/entries/003.p/" + SIZE % 256, entries);
    assertThat(names(verify())).containsExactly("ENTRY_DROPPED entry 778");
  }

  @Test
  void verify_droppedEntryWithAllLaterMovedUp_named() throws IOException {
    var all = new ArrayList<byte[]>();
    for (int bundle = 0; bundle < 4; bundle++) {
      all.addAll(entries(bundle, Math.min(256, SIZE - bundle * 256)));
    }
    all.remove(300);
    for (int bundle = 0; bundle < 3; bundle++) {
      write("tile/entries/00" + bundle, all.subList(bundle * 256, bundle * 256 + 256));
    }
    write("tile/entries/003.p/232", all.subList(768, 999));
    assertThat(names(verify())).containsExactly("ENTRY_DROPPED entry 300");
  }

  @Test
  void verify_insertedEntry_named() throws IOException {
    var entries = entries(1, 256);
    entries.add(5, Logs.entry(424_242));
    write("tile/entries/001", entries.subList(0, 256));
    assertThat(names(verify())).containsExactly("ENTRY_INSERTED entry 261");
  }

  @Test
  void verify_reordered_named() throws IOException {
    var entries = entries(2, 256);
    Collections.swap(entries, 3, 200);
    write("tile/entries/002", entries);
    assertThat(names(verify()))
        .containsExactly("ENTRIES_REORDERED entry 515", "ENTRIES_REORDERED entry 712");
  }

  @Test
  void verify_changedTile_named() throws IOException {
    for (var name : List.of("tile/0/002", "tile/1/000.p/3")) {
      var bytes = Files.readAllBytes(log.resolve(name));
      bytes[40] ^= 1;
      Files.write(log.resolve(name), bytes);
      assertThat(names(verify())).containsExactly("TILE_CHANGED " + name);
      bytes[40] ^= 1;
      Files.write(log.resolve(name), bytes);
    }
  }

  @Test
  void verify_missingBundleOrTile_named() throws IOException {
    Files.delete(log.resolve("tile/entries/001"));
    assertThat(names(verify())).containsExactly("FILE_DAMAGED tile/entries/001");
    Files.delete(log.resolve("tile/0/002"));
    assertThat(names(verify()))
        .containsExactly("FILE_DAMAGED tile/entries/001", "FILE_DAMAGED tile/0/002");
  }

  @Test
  void verify_rolledBackToAnOlderTrueLog_named() throws IOException {
    var old = temp.resolve("old");
    Logs.copy(log, old);
    try (var writer = AuditLog.open(log, key)) {
      Logs.append(writer, SIZE, SIZE + 5);
    }
    assertThat(verify().intact()).isTrue();
    log = old;
    assertThat(names(verify())).containsExactly("CHECKPOINT_ROLLED_BACK checkpoint");
    assertThat(verify().problems().get(0).detail())
        .isEqualTo("1000 entries, 1005 were seen before");
  }

  @Test
  void verify_historyRewrittenByTheKeysOwner_named() {
    assertThat(verify().intact()).isTrue();
    log = temp.resolve("rewritten");
    try (var writer = AuditLog.create(log, key)) {
      writer.append(Logs.entry(4711)).join();
      Logs.append(writer, 1, SIZE + 300);
    }
    assertThat(names(verify())).containsExactly("HISTORY_REWRITTEN entries 0 to 999");
  }

  @Test
  void verify_tilesAndEntriesRebuiltWithoutTheKey_named() throws IOException {
    var forged = temp.resolve("forged");
    try (var writer = AuditLog.create(forged, Logs.key())) {
      Logs.append(writer, 1, SIZE + 1);
    }
    Files.copy(
        log.resolve("checkpoint"),
        forged.resolve("checkpoint"),
        StandardCopyOption.REPLACE_EXISTING);
    log = forged;
    assertThat(names(verify())).containsExactly("ROOT_DIFFERS tree");
  }

  @Test
  void verify_checkpointOfAnotherKeyOrNone_named() throws IOException {
    var other = Logs.key().sign(new Checkpoint(key.verifier().name(), 3, Merkle.empty()).text());
    Files.writeString(log.resolve("checkpoint"), other.format());
    assertThat(names(verify())).containsExactly("CHECKPOINT_FALSE checkpoint");
    Files.delete(log.resolve("checkpoint"));
    assertThat(names(verify())).containsExactly("CHECKPOINT_FALSE checkpoint");
  }

  private List<byte[]> entries(int bundle, int width) {
    return new ArrayList<>(new LogReader(log).entries(bundle, width));
  }

  private void write(String name, List<byte[]> entries) throws IOException {
    var out = new ByteArrayOutputStream();
    for (var entry : entries) {
      out.write(entry.length >>> 8);
      out.write(entry.length);
      out.write(entry);
    }
    Files.write(log.resolve(name), out.toByteArray());
  }
}
