package io.hauberk.trust.ca;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.hauberk.core.StorageException;
import io.hauberk.trust.ca.Authority.Act;
import io.hauberk.trust.lock.Lock;
import io.hauberk.trust.lock.LockedFile;
import io.hauberk.trust.lock.WriterGuard;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Function;

/**
 * An authority on disk: its private key and what it issued, under a {@link Lock}. A certificate or
 * list is given out only once the file that remembers it is safe on disk.
 *
 * <p>An authority whose clock is behind its last act refuses to act: what it signed then would be
 * in force at wrong times.
 */
public final class AuthorityFile {

  private static final String CONTENT = "hauberk-authority";

  private final Path path;
  private final Lock lock;
  private final InstantSource clock;
  private final LockedFile file;
  private final WriterGuard guard;

  public AuthorityFile(Path path, Lock lock, InstantSource clock) {
    this.path = path;
    this.lock = lock;
    this.clock = clock;
    this.file = new LockedFile(CONTENT, path);
    this.guard = new WriterGuard(path);
  }

  /**
   * A new authority.
   *
   * @param validity of its own certificate, a day to twenty years
   * @return its certificate, which every party trusts
   * @throws StorageException when a file is there already
   */
  public X509Certificate create(PartyName name, Duration validity) {
    return guard.alone(
        () -> {
          if (Files.exists(path)) {
            throw new StorageException("authority", path, "a path where nothing is yet");
          }
          var authority = Authority.create(name, validity, clock.instant());
          file.write(AuthorityJson.format(authority), lock);
          return authority.signing().root();
        });
  }

  /** A certificate in force from five minutes ago on. */
  public X509Certificate issue(PartyRequest request) {
    return act(authority -> authority.issue(request, clock.instant()));
  }

  /** Keys made here and a certificate for them. */
  public Identity issue(PartyName name, List<String> hosts, Duration validity) {
    var keys = X509.newKeys();
    var certificate = issue(new PartyRequest(name, hosts, validity, keys.getPublic()));
    return new Identity(certificate, root(), keys.getPrivate());
  }

  /**
   * Ends a certificate before its time; parties learn it from the next {@link #list}.
   *
   * @throws IllegalArgumentException when no certificate in force has this serial
   */
  public void revoke(BigInteger serial, RevocationReason reason) {
    act(authority -> new Act<>(authority.revoke(serial, reason, clock.instant()), serial));
  }

  /** A revocation list, good for {@code validity} from now on, numbered above all before it. */
  public X509CRL list(Duration validity) {
    return act(authority -> authority.list(validity, clock.instant()));
  }

  /** Everything ever issued, oldest first. */
  public List<Issued> issued() {
    return read().issued();
  }

  /** The authority's own certificate. */
  public X509Certificate root() {
    return read().signing().root();
  }

  private Authority read() {
    return AuthorityJson.parse(file.read(lock));
  }

  @CanIgnoreReturnValue
  private <T> T act(Function<Authority, Act<T>> act) {
    return guard.alone(
        () -> {
          var done = act.apply(read());
          file.write(AuthorityJson.format(done.after()), lock);
          return done.signed();
        });
  }
}
