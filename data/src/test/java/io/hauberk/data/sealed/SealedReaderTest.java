package io.hauberk.data.sealed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hauberk.core.HauberkException;
import io.hauberk.core.Progress;
import io.hauberk.core.Randomness;
import io.hauberk.core.StorageException;
import io.hauberk.trust.audit.AuditLog;
import io.hauberk.trust.audit.LogReader;
import io.hauberk.trust.audit.NoteSigner;
import io.hauberk.trust.key.KeyKind;
import io.hauberk.trust.key.KeyUnavailableException;
import io.hauberk.trust.key.Keyring;
import io.hauberk.trust.lock.IntegrityException;
import io.hauberk.trust.policy.AccessDenied;
import io.hauberk.trust.policy.Action;
import io.hauberk.trust.seal.Purpose;
import io.hauberk.trust.seal.SealedFiles;
import io.hauberk.trust.seal.SealedFolder;
import io.hauberk.trust.seal.Sealer;
import io.hauberk.trust.seal.SealingKey;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.ClosedFileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who reads sealed data, what is on record then, and what is left behind. */
class SealedReaderTest {

  private static final Instant NOW = Instant.parse("2026-11-21T00:00:00Z");
  private static final String MARK = "Zhang-Wei-13800138000";
  private static final Purpose AS = new Purpose("people/2026-11");

  @TempDir Path folder;
  private final Keyring ring = Keyring.empty().create("k", KeyKind.AES_256_GCM, NOW);
  private final Sealer sealer = new Sealer(SealingKey.of(ring.keyset("k")), 12);
  private final NoteSigner signer = NoteSigner.generate("a.example/log", Randomness.secure());
  private final AtomicInteger keysAsked = new AtomicInteger();
  private Path sealed;

  @BeforeEach
  void seal() throws IOException {
    var plain = folder.resolve("people.csv");
    Files.writeString(plain, "label,x\n" + ("1," + MARK + "\n").repeat(1000));
    sealed = folder.resolve("people.csv.hbk");
    new SealedFiles(Progress.none()).encrypt(plain, sealed, sealer, AS);
    Files.delete(plain);
    Files.writeString(
        folder.resolve("access.yaml"),
        """
        version: 1
        rules:
          - {id: learn, effect: allow, who: "user:alice", may: train, on: "data:people", when: {purpose: fraud}}
        """);
    AuditLog.create(folder.resolve("log"), signer).close();
  }

  private static SealedRequest.Asker asker(String subject, Action action, String purpose) {
    return new SealedRequest.Asker(subject, action, "people", purpose);
  }

  private static SealedRequest request(Path what) {
    return new SealedRequest(what, AS, asker("alice", Action.TRAIN, "fraud"));
  }

  private Keyring ring() {
    keysAsked.incrementAndGet();
    return ring;
  }

  private OpenedData open(SealedRequest request) {
    return open(request, this::ring);
  }

  private OpenedData open(SealedRequest request, Supplier<Keyring> keys) {
    try (var log = AuditLog.open(folder.resolve("log"), signer)) {
      return SealedReader.by(folder.resolve("access.yaml"), log, keys).open(request);
    }
  }

  private List<String> audited() {
    long size;
    try (var log = AuditLog.open(folder.resolve("log"), signer)) {
      size = log.checkpoint().size();
    }
    var entries = new ArrayList<String>();
    for (long i = 0; i < size; i++) {
      var entry = new LogReader(folder.resolve("log")).entry(i, size);
      entries.add(new String(entry, StandardCharsets.UTF_8));
    }
    return entries;
  }

  private void nothingReadable() throws IOException {
    try (var walk = Files.walk(folder)) {
      for (var file : walk.filter(Files::isRegularFile).toList()) {
        assertThat(Files.readString(file, StandardCharsets.ISO_8859_1))
            .as(file.toString())
            .doesNotContain(MARK);
      }
    }
  }

  private void refused(SealedRequest request, Class<? extends HauberkException> why)
      throws IOException {
    assertThatThrownBy(() -> open(request)).isInstanceOf(why).hasMessageNotContaining(MARK);
    assertThat(audited()).last().asString().contains("\"status_id\":2", "alice", "data:people");
    nothingReadable();
  }

  @Test
  void open_allowed_plaintextInMemoryAndBothStepsOnRecord() throws IOException {
    try (var opened = open(request(sealed))) {
      assertThat(Files.readString(opened.path())).contains(MARK).hasLineCount(1001);
      assertThat(opened.path().getFileName()).hasToString("people.csv");
      assertThat(opened.path().getFileSystem()).isNotEqualTo(folder.getFileSystem());
      assertThat(audited())
          .satisfiesExactly(
              first -> assertThat(first).contains("policy.train", "\"status_id\":1", "fraud"),
              then -> assertThat(then).contains("data.open", "\"status_id\":1", opened.sha256()));
    }
    nothingReadable();
  }

  @Test
  void close_opened_nothingCanBeRead() {
    var opened = open(request(sealed));
    opened.close();
    assertThatThrownBy(() -> Files.readString(opened.path()))
        .isInstanceOf(ClosedFileSystemException.class);
  }

  @Test
  void open_otherPersonActionOrPurpose_refusedAuditedAndNoKeyTouched() throws IOException {
    for (var asker :
        List.of(
            asker("mallory", Action.TRAIN, "fraud"),
            asker("alice", Action.READ, "fraud"),
            asker("alice", Action.TRAIN, "curiosity"))) {
      assertThatThrownBy(() -> open(new SealedRequest(sealed, AS, asker)))
          .isInstanceOf(AccessDenied.class);
      assertThat(audited()).last().asString().contains("\"status_id\":2", asker.subject());
    }
    assertThat(audited()).hasSize(3);
    assertThat(keysAsked).hasValue(0);
    nothingReadable();
  }

  @Test
  void open_logThatTakesNothing_nobodyGetsIn() {
    var log = AuditLog.open(folder.resolve("log"), signer);
    var reader = SealedReader.by(folder.resolve("access.yaml"), log, this::ring);
    log.close();
    assertThatThrownBy(() -> reader.open(request(sealed))).isInstanceOf(RuntimeException.class);
    assertThat(keysAsked).hasValue(0);
  }

  @Test
  void open_keyGone_refusedAndAudited() throws IOException {
    var gone = ring.destroyAll("k", NOW);
    assertThatThrownBy(() -> open(request(sealed), () -> gone))
        .isInstanceOf(KeyUnavailableException.class);
    assertThat(audited()).last().asString().contains("KeyUnavailableException");
    nothingReadable();
  }

  @Test
  void open_keyringThatCannotBeRead_refusedAndAudited() {
    Supplier<Keyring> broken =
        () -> {
          throw new StorageException("keyring", "keys.hbk", "readable");
        };
    assertThatThrownBy(() -> open(request(sealed), broken)).isInstanceOf(StorageException.class);
    assertThat(audited()).last().asString().contains("StorageException", "\"status_id\":2");
  }

  @Test
  void open_bytesChangedOrMissing_refused() throws IOException {
    var bytes = Files.readAllBytes(sealed);
    for (int at = 0; at < bytes.length; at += 2999) {
      var changed = bytes.clone();
      changed[at] ^= 1;
      Files.write(sealed, changed);
      assertThatThrownBy(() -> open(request(sealed))).isInstanceOf(HauberkException.class);
    }
    Files.write(sealed, Arrays.copyOf(bytes, bytes.length - 1));
    refused(request(sealed), IntegrityException.class);
  }

  @Test
  void open_otherSealPurposeOrPlainFileUnderItsName_refused() throws IOException {
    var asker = asker("alice", Action.TRAIN, "fraud");
    var other = new SealedRequest(sealed, new Purpose("people/2026-10"), asker);
    refused(other, IntegrityException.class);
    Files.writeString(sealed, "label,x\n1,2\n");
    assertThat(SealedReader.isSealed(sealed)).isTrue();
    refused(request(sealed), IntegrityException.class);
  }

  @Test
  void open_fileThatIsNotThere_refusedAndAudited() throws IOException {
    refused(request(folder.resolve("none.csv.hbk")), StorageException.class);
  }

  @Test
  void open_folder_filesUnderTheirNames() throws IOException {
    var tree = folder.resolve("tree");
    Files.createDirectories(tree.resolve("train/a"));
    Files.writeString(tree.resolve("train/a/1.txt"), MARK);
    Files.write(tree.resolve("test.zip"), zip("a/1.txt", "b/2.txt"));
    var to = folder.resolve("tree.hbk");
    new SealedFolder(to, AS).seal(tree, sealer);
    Files.delete(tree.resolve("train/a/1.txt"));
    assertThat(SealedReader.isSealed(to)).isTrue();
    assertThat(SealedReader.isSealed(tree)).isFalse();
    try (var opened = open(request(to))) {
      assertThat(Files.readString(opened.path().resolve("train/a/1.txt"))).isEqualTo(MARK);
      assertThat(Files.readString(opened.path().resolve("test/b/2.txt"))).isEqualTo("b/2.txt");
    }
    Files.delete(to.resolve("test.zip.hbk"));
    refused(request(to), IntegrityException.class);
  }

  @Test
  void open_zipWithOneFolderAbove_isThatFolder() throws IOException {
    var set = sealedZip("letters/a/1.txt", "__MACOSX/x", "letters/b/2.txt");
    try (var opened = open(request(set))) {
      assertThat(opened.path()).isDirectory();
      assertThat(opened.path().getFileName()).hasToString("letters");
      assertThat(opened.path().resolve("b/2.txt")).isRegularFile();
    }
  }

  @Test
  void open_zipThatLeavesItsFolder_refused() throws IOException {
    refused(request(sealedZip("../../a.txt")), HauberkException.class);
  }

  @Test
  void keep_zipBomb_refusedAtTheMemoryItMayTake() throws IOException {
    var bomb = folder.resolve("bomb.zip");
    try (var out = new ZipOutputStream(Files.newOutputStream(bomb))) {
      out.putNextEntry(new ZipEntry("a/zeros"));
      out.write(new byte[16 << 20]);
    }
    var memory = new MemoryFiles("x", 1 << 20);
    try (var in = Files.newInputStream(bomb)) {
      assertThatThrownBy(() -> memory.keep("bomb.zip", in)).isInstanceOf(StorageException.class);
    } finally {
      memory.drop();
    }
  }

  private Path sealedZip(String... names) throws IOException {
    var zip = Files.write(folder.resolve("set.zip"), zip(names));
    var to = folder.resolve("set.zip.hbk");
    new SealedFiles(Progress.none()).encrypt(zip, to, sealer, AS);
    return to;
  }

  private byte[] zip(String... names) throws IOException {
    var file = folder.resolve("made.zip");
    try (var out = new ZipOutputStream(Files.newOutputStream(file))) {
      for (var name : names) {
        out.putNextEntry(new ZipEntry(name));
        out.write(name.getBytes(StandardCharsets.UTF_8));
      }
    }
    return Files.readAllBytes(file);
  }
}
