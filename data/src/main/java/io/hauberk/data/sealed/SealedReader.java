package io.hauberk.data.sealed;

import io.hauberk.core.DigestStream;
import io.hauberk.core.HauberkException;
import io.hauberk.core.StorageException;
import io.hauberk.trust.audit.AuditEvent;
import io.hauberk.trust.audit.AuditLog;
import io.hauberk.trust.key.Keyring;
import io.hauberk.trust.policy.AccessDenied;
import io.hauberk.trust.policy.DecisionLog;
import io.hauberk.trust.policy.PolicyGate;
import io.hauberk.trust.seal.SealedFolder;
import io.hauberk.trust.seal.Unsealer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;

/**
 * Opens sealed data for those whom the access policy lets in. The answer is in the audit log before
 * the keyring is touched, and how the opening ended before a byte is handed out. Plaintext is on
 * the Java heap alone: what was decrypted before a failure is overwritten with it.
 *
 * <p><b>Threat model.</b> Whoever has the disk but not the key learns names and sizes; whoever
 * changes it is noticed, but for taking away a whole folder or putting back all of an older one.
 * Whoever has key and passphrase can write a program that asks nobody. Not covered: memory dumps
 * and swap.
 *
 * @param gate decides
 * @param log keeps what is decided and done; the gate's own log, too
 * @param keys asked for only once access is granted
 */
public record SealedReader(
    PolicyGate gate, AuditLog log, Supplier<Keyring> keys, InstantSource clock) {

  private static final byte[] MAGIC = "HBKSEAL".getBytes(StandardCharsets.US_ASCII);

  /** The rest of the heap is for whoever reads the files. */
  private static final int HEAP_SHARE = 4;

  /** With a policy file whose decisions go to the log. */
  public static SealedReader by(Path policy, AuditLog log, Supplier<Keyring> keys) {
    var gate = new PolicyGate(policy, DecisionLog.to(log));
    return new SealedReader(gate, log, keys, InstantSource.system());
  }

  /** Whether a path is, or calls itself, sealed. */
  public static boolean isSealed(Path path) {
    if (Files.isDirectory(path)) {
      return SealedFolder.isOne(path);
    }
    return String.valueOf(path.getFileName()).endsWith(SealedFolder.SUFFIX) || startsSealed(path);
  }

  /**
   * The decrypted files.
   *
   * @throws AccessDenied when the policy says no, which the log then holds
   * @throws io.hauberk.trust.key.KeyUnavailableException when a key is not there any more
   * @throws io.hauberk.trust.lock.IntegrityException when anything is not as sealed
   * @throws StorageException when a file or the log fails, or the data do not fit into memory
   */
  public OpenedData open(SealedRequest request) {
    gate.decide(request.asker().at(clock.instant())).requireAllowed();
    var memory =
        new MemoryFiles(plainName(request.sealed()), Runtime.getRuntime().maxMemory() / HEAP_SHARE);
    try {
      var opened = decrypt(request, memory);
      record(request, AuditEvent.Outcome.SUCCESS, Map.of("sha256", opened.sha256()));
      return opened;
    } catch (HauberkException | IllegalArgumentException e) {
      memory.drop();
      record(
          request,
          AuditEvent.Outcome.FAILURE,
          Map.of("reason", String.valueOf(e.getClass().getSimpleName())));
      throw e;
    }
  }

  private OpenedData decrypt(SealedRequest request, MemoryFiles memory) {
    var unsealer = new Unsealer(keys.get());
    if (SealedFolder.isOne(request.sealed())) {
      var folder = new SealedFolder(request.sealed(), request.sealedAs());
      return new OpenedData(memory.root(), folder.open(unsealer, memory::keep), memory::drop);
    }
    return file(request, unsealer, memory);
  }

  private static OpenedData file(SealedRequest request, Unsealer unsealer, MemoryFiles memory) {
    var sealed = request.sealed();
    try (var raw = new DigestStream(Files.newInputStream(sealed));
        var plain = unsealer.open(raw, request.sealedAs())) {
      var path = memory.keep(plainName(sealed), plain);
      drain(plain);
      return new OpenedData(path, raw.sha256(), memory::drop);
    } catch (IOException e) {
      throw new StorageException("sealed data", sealed, "readable", e);
    }
  }

  /** A file is authentic when its last segment was. */
  private static void drain(InputStream plain) throws IOException {
    plain.transferTo(OutputStream.nullOutputStream());
  }

  private static String plainName(Path sealed) {
    var name = String.valueOf(sealed.toAbsolutePath().normalize().getFileName());
    return name.endsWith(SealedFolder.SUFFIX) && name.length() > SealedFolder.SUFFIX.length()
        ? name.substring(0, name.length() - SealedFolder.SUFFIX.length())
        : name;
  }

  private static boolean startsSealed(Path file) {
    if (!Files.isRegularFile(file)) {
      return false;
    }
    try (var in = Files.newInputStream(file)) {
      return Arrays.equals(in.readNBytes(MAGIC.length), MAGIC);
    } catch (IOException e) {
      throw new StorageException("data", file, "readable", e);
    }
  }

  private void record(
      SealedRequest request, AuditEvent.Outcome outcome, Map<String, String> details) {
    var asker = request.asker();
    var event =
        new AuditEvent(
            clock.instant(),
            asker.subject(),
            AuditEvent.Activity.READ,
            "data.open",
            asker.resource(),
            outcome,
            details);
    try {
      log.append(event).join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof HauberkException known ? known : e;
    }
  }
}
