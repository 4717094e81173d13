package io.hauberk.trust.sign;

import io.hauberk.core.StorageException;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.cert.CRLException;
import java.security.cert.CertificateException;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.cert.X509CRLHolder;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CRLConverter;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.openssl.PEMEncryptedKeyPair;
import org.bouncycastle.openssl.PEMKeyPair;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.openssl.jcajce.JcaPEMKeyConverter;
import org.bouncycastle.openssl.jcajce.JceOpenSSLPKCS8DecryptorProviderBuilder;
import org.bouncycastle.openssl.jcajce.JcePEMDecryptorProviderBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.pkcs.PKCS8EncryptedPrivateKeyInfo;
import org.bouncycastle.pkcs.PKCSException;

/** Keys and certificates in PEM files, as OpenSSL writes them. */
public final class SigningKeys {

  private static final int MAX_BYTES = 1 << 20;

  private SigningKeys() {}

  /**
   * An EC private key, PKCS#8 or SEC 1, possibly under a passphrase.
   *
   * @throws SignatureRefused when the file holds none or the passphrase is wrong
   */
  public static PrivateKey privateKey(Path file, Optional<char[]> passphrase) {
    for (var part : parts(file)) {
      var info = privateInfo(part, passphrase, file);
      if (info.isPresent()) {
        return convert(file, () -> new JcaPEMKeyConverter().getPrivateKey(info.get()));
      }
    }
    throw new SignatureRefused("key", file, "a private key in PEM");
  }

  /**
   * A public key.
   *
   * @throws SignatureRefused when the file holds none
   */
  public static PublicKey publicKey(Path file) {
    for (var part : parts(file)) {
      if (part instanceof SubjectPublicKeyInfo info) {
        return convert(file, () -> new JcaPEMKeyConverter().getPublicKey(info));
      }
    }
    throw new SignatureRefused("key", file, "a public key in PEM");
  }

  /**
   * Every certificate of a file, in order.
   *
   * @throws SignatureRefused when the file holds none
   */
  public static List<X509Certificate> certificates(Path file) {
    var found = new ArrayList<X509Certificate>();
    for (var part : parts(file)) {
      if (part instanceof X509CertificateHolder holder) {
        found.add(convert(file, () -> certificate(holder)));
      }
    }
    if (found.isEmpty()) {
      throw new SignatureRefused("certificate", file, "certificates in PEM");
    }
    return found;
  }

  /**
   * Every revocation list of a file.
   *
   * @throws SignatureRefused when the file holds none
   */
  public static List<X509CRL> revocations(Path file) {
    var found = new ArrayList<X509CRL>();
    for (var part : parts(file)) {
      if (part instanceof X509CRLHolder holder) {
        found.add(convert(file, () -> revocation(holder)));
      }
    }
    if (found.isEmpty()) {
      throw new SignatureRefused("revocation list", file, "lists in PEM");
    }
    return found;
  }

  private static X509CRL revocation(X509CRLHolder holder) throws IOException {
    try {
      return new JcaX509CRLConverter().getCRL(holder);
    } catch (CRLException e) {
      throw new IOException(e);
    }
  }

  private static X509Certificate certificate(X509CertificateHolder holder) throws IOException {
    try {
      return new JcaX509CertificateConverter().getCertificate(holder);
    } catch (CertificateException e) {
      throw new IOException(e);
    }
  }

  private static Optional<PrivateKeyInfo> privateInfo(
      Object part, Optional<char[]> passphrase, Path file) {
    try {
      if (part instanceof PrivateKeyInfo info) {
        return Optional.of(info);
      }
      if (part instanceof PEMKeyPair pair) {
        return Optional.of(pair.getPrivateKeyInfo());
      }
      if (part instanceof PKCS8EncryptedPrivateKeyInfo sealed) {
        var opener = new JceOpenSSLPKCS8DecryptorProviderBuilder().build(required(passphrase));
        return Optional.of(sealed.decryptPrivateKeyInfo(opener));
      }
      if (part instanceof PEMEncryptedKeyPair sealed) {
        var opener = new JcePEMDecryptorProviderBuilder().build(required(passphrase));
        return Optional.of(sealed.decryptKeyPair(opener).getPrivateKeyInfo());
      }
      return Optional.empty();
    } catch (IOException | PKCSException | OperatorCreationException e) {
      throw new SignatureRefused("key", file, "opened by its passphrase", e);
    }
  }

  private static char[] required(Optional<char[]> passphrase) {
    return passphrase.orElseThrow(
        () -> new SignatureRefused("passphrase", "none", "given for a sealed key"));
  }

  private static List<Object> parts(Path file) {
    String text;
    try {
      if (Files.size(file) > MAX_BYTES) {
        throw new SignatureRefused("key", file, "at most " + MAX_BYTES + " bytes");
      }
      text = new String(Files.readAllBytes(file), StandardCharsets.US_ASCII);
    } catch (IOException e) {
      throw new StorageException("key", file, "readable", e);
    }
    var parts = new ArrayList<Object>();
    try (var parser = new PEMParser(new StringReader(text))) {
      for (var part = parser.readObject(); part != null; part = parser.readObject()) {
        parts.add(part);
      }
    } catch (IOException | IllegalArgumentException e) {
      throw new SignatureRefused("key", file, "PEM", e);
    }
    return parts;
  }

  private interface Conversion<T> {
    T run() throws IOException;
  }

  private static <T> T convert(Path file, Conversion<T> conversion) {
    try {
      return conversion.run();
    } catch (IOException e) {
      throw new SignatureRefused("key", file, "a key this Java knows", e);
    }
  }
}
