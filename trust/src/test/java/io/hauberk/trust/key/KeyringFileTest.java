package io.hauberk.trust.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.hauberk.core.AtomicFile;
import io.hauberk.core.StorageException;
import io.hauberk.trust.lock.Argon2Cost;
import io.hauberk.trust.lock.IntegrityException;
import io.hauberk.trust.lock.Passphrase;
import io.hauberk.trust.lock.PassphraseLock;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bouncycastle.crypto.params.Argon2Parameters;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeyringFileTest {

  private static final Instant NOW = Instant.parse("2026-11-21T00:00:00Z");

  @TempDir Path folder;
  private Path path;
  private KeyringFile file;

  static PassphraseLock lock(String passphrase) {
    return new PassphraseLock(Passphrase.of(passphrase.toCharArray()), Argon2Cost.LEAST);
  }

  @BeforeEach
  void create() {
    path = folder.resolve("keys.hbk");
    file = new KeyringFile(path, lock("correct horse battery"));
    file.create();
  }

  @Test
  void update_thenRead_keysAreThereForTheOwnerOnly() throws IOException {
    var made = file.update(ring -> ring.create("k", KeyKind.AES_256_GCM, NOW));
    assertThat(file.read().keysets()).containsExactlyElementsOf(made.keysets());
    assertThat(Files.getPosixFilePermissions(path))
        .isEqualTo(PosixFilePermissions.fromString("rw-------"));
  }

  @Test
  void create_again_refusedAndNothingLost() {
    file.update(ring -> ring.create("k", KeyKind.AES_256_GCM, NOW));
    assertThatThrownBy(file::create).isInstanceOf(StorageException.class);
    assertThat(file.read().keyset("k").versions()).hasSize(1);
  }

  @Test
  void read_wrongPassphraseAndChangedBody_sameError() throws IOException {
    var wrong = new KeyringFile(path, lock("correct horse batterz"));
    var message = messageOf(wrong);
    var text = Files.readString(path);
    int body = text.indexOf("\"body\":\"") + 8;
    char flipped = text.charAt(body) == 'A' ? 'B' : 'A';
    Files.writeString(path, text.substring(0, body) + flipped + text.substring(body + 1));
    assertThat(messageOf(file)).isEqualTo(message).doesNotContain("horse");
  }

  private static String messageOf(KeyringFile file) {
    try {
      file.read();
      throw new AssertionError("opened");
    } catch (IntegrityException e) {
      return String.valueOf(e.getMessage());
    }
  }

  @Test
  void read_wrongPassphrase_costsAFullDerivation() {
    var wrong = new KeyringFile(path, lock("correct horse batterz"));
    long start = System.nanoTime();
    assertThatThrownBy(wrong::read).isInstanceOf(IntegrityException.class);
    assertThat(System.nanoTime() - start).isGreaterThan(5_000_000L);
  }

  @Test
  void read_cutAnywhere_refused() throws IOException {
    var whole = Files.readAllBytes(path);
    for (int length = 0; length < whole.length; length++) {
      Files.write(path, Arrays.copyOf(whole, length));
      assertThatThrownBy(file::read).as("cut at " + length).isInstanceOf(IntegrityException.class);
    }
  }

  @Test
  void read_headerCostLowered_refused() throws IOException {
    var text = Files.readString(path);
    Files.writeString(path, text.replace("\"memory-kib\":19456", "\"memory-kib\":8"));
    assertThatThrownBy(file::read)
        .isInstanceOf(IntegrityException.class)
        .hasMessageContaining("argon2 memory");
    Files.writeString(path, text.replace("\"memory-kib\":19456", "\"memory-kib\":2147483647"));
    assertThatThrownBy(file::read).isInstanceOf(IntegrityException.class);
    Files.writeString(path, text.replace("\"passes\":2", "\"passes\":3"));
    assertThatThrownBy(file::read).isInstanceOf(IntegrityException.class);
  }

  @Test
  void read_fileOfAnotherKind_refused() throws IOException {
    Files.writeString(path, Files.readString(path).replace("hauberk-keyring", "hauberk-authority"));
    assertThatThrownBy(file::read)
        .isInstanceOf(IntegrityException.class)
        .hasMessageContaining("content");
  }

  @Test
  void relock_newPassphrase_oldOneOpensNoMore() {
    var made = file.update(ring -> ring.create("k", KeyKind.AES_256_GCM, NOW));
    file.relock(lock("an other passphrase"));
    assertThatThrownBy(file::read).isInstanceOf(IntegrityException.class);
    assertThat(new KeyringFile(path, lock("an other passphrase")).read().keysets())
        .containsExactlyElementsOf(made.keysets());
  }

  @Test
  void file_sealed_showsNoNamesAndNoKeys() throws IOException {
    file.update(ring -> ring.create("salaries", KeyKind.AES_256_GCM, NOW));
    assertThat(Files.readString(path)).doesNotContain("salaries").doesNotContain("aes-256");
  }

  /** Five writers are killed while they rotate; what one said is done is there. */
  @Test
  void rotate_killedForcibly_noKeyIsLost() throws IOException, InterruptedException {
    file.update(ring -> ring.create("k", KeyKind.AES_256_GCM, NOW));
    for (int round = 0; round < 5; round++) {
      var child = startRotating();
      var acknowledged = killAfter(child, 2 + round);
      var ids = file.read().keyset("k").versions().stream().map(KeyVersion::name);
      assertThat(ids.collect(Collectors.toSet())).containsAll(acknowledged);
    }
    assertThat(file.read().keyset("k").versions().size()).isGreaterThan(15);
  }

  private Process startRotating() throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx256m",
            "-XX:TieredStopAtLevel=1",
            "-cp",
            classPath(),
            RotateForever.class.getName(),
            path.toString())
        .redirectError(ProcessBuilder.Redirect.DISCARD)
        .start();
  }

  /** Where the child's classes come from, whoever loaded them here. */
  private static String classPath() {
    return Stream.of(
            RotateForever.class,
            KeyringFile.class,
            AtomicFile.class,
            ObjectMapper.class,
            JsonFactory.class,
            JsonProperty.class,
            Argon2Parameters.class)
        .map(type -> Path.of(URI.create(location(type))).toString())
        .distinct()
        .collect(Collectors.joining(File.pathSeparator));
  }

  private static String location(Class<?> type) {
    return type.getProtectionDomain().getCodeSource().getLocation().toString();
  }

  /** Reads ids the child acknowledged, kills it at once after some, and drains the rest. */
  private static Set<String> killAfter(Process child, int rotations)
      throws IOException, InterruptedException {
    try (var lines = child.inputReader(StandardCharsets.UTF_8)) {
      var seen = new HashSet<String>();
      for (int i = 0; i < rotations; i++) {
        seen.add(String.valueOf(lines.readLine()));
      }
      assertThat(child.toHandle().destroyForcibly()).isTrue();
      lines.lines().filter(line -> line.length() == 8).forEach(seen::add);
      child.waitFor();
      return seen;
    }
  }
}
