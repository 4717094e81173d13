package io.hauberk.trust.ca;

import io.hauberk.core.Checks;
import io.hauberk.trust.lock.IntegrityException;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.interfaces.ECPublicKey;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentVerifierProviderBuilder;
import org.bouncycastle.pkcs.PKCSException;
import org.bouncycastle.pkcs.jcajce.JcaPKCS10CertificationRequest;

/**
 * What a certificate shall say.
 *
 * @param name of the party; always one of its DNS names
 * @param hosts more DNS names or IPv4 addresses it answers under, at most 32
 * @param validity from now, a minute to two years
 * @param key its public key on P-256
 */
public record PartyRequest(PartyName name, List<String> hosts, Duration validity, PublicKey key) {

  private static final Duration LEAST = Duration.ofMinutes(1);
  private static final Duration MOST = Duration.ofDays(731);
  private static final int MOST_HOSTS = 32;
  private static final int MOST_BYTES = 1 << 16;
  private static final int P256_BITS = 256;
  private static final Pattern HOST = Pattern.compile("[a-z0-9]([a-z0-9.-]{0,251}[a-z0-9])?");

  public PartyRequest {
    Objects.requireNonNull(name, "name");
    hosts = List.copyOf(hosts);
    Checks.inRange("hosts", hosts.size(), 0, MOST_HOSTS);
    for (var host : hosts) {
      Checks.argument(
          HOST.matcher(host).matches(),
          "host",
          host.length() + " characters",
          "a DNS name or IPv4 address");
    }
    Checks.argument(
        validity.compareTo(LEAST) >= 0 && validity.compareTo(MOST) <= 0,
        "validity",
        validity,
        LEAST + " to " + MOST);
    boolean p256 =
        key instanceof ECPublicKey ec && ec.getParams().getOrder().bitLength() == P256_BITS;
    Checks.argument(p256, "party's key", key.getAlgorithm(), "an EC key on P-256");
  }

  /**
   * The key of a PKCS#10 request, once its signature shows that whoever asks has the private half.
   * What else the request asks for is not looked at: the authority says the names.
   *
   * @param bytes PEM, of unknown origin
   * @throws IntegrityException when it is no request, or not signed by its own key
   */
  public static PublicKey keyOf(byte[] bytes) {
    if (bytes.length > MOST_BYTES) {
      throw new IntegrityException("certificate request", bytes.length, "<= " + MOST_BYTES);
    }
    var der = Pem.CERTIFICATE_REQUEST.one(bytes);
    PublicKey key;
    boolean signed;
    try {
      var request = new JcaPKCS10CertificationRequest(der);
      key = request.getPublicKey();
      signed = request.isSignatureValid(new JcaContentVerifierProviderBuilder().build(key));
    } catch (IOException
        | GeneralSecurityException
        | OperatorCreationException
        | PKCSException
        | RuntimeException e) { // the parser's own, of many kinds
      throw new IntegrityException(
          "certificate request", "unreadable", "a PKCS#10 request in PEM", e);
    }
    if (!signed) {
      throw new IntegrityException("certificate request", "its signature", "by its own key");
    }
    return key;
  }
}
