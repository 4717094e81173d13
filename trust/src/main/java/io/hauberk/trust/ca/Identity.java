package io.hauberk.trust.ca;

import io.hauberk.core.AtomicFile;
import io.hauberk.trust.lock.IntegrityException;
import io.hauberk.trust.lock.PrivateFile;
import io.hauberk.trust.lock.Secret;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.CRLException;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.util.Objects;

/**
 * What a party shows and how it proves that it is its own.
 *
 * @param certificate of the party
 * @param root of its authority, which it trusts
 * @param key of the certificate; nobody prints it
 */
public record Identity(X509Certificate certificate, X509Certificate root, PrivateKey key) {

  public Identity {
    Objects.requireNonNull(root, "root");
    if (!fits(certificate, key)) {
      throw new IntegrityException(
          "private key", "of another certificate", "the certificate's own");
    }
  }

  /**
   * From PEM files.
   *
   * @throws IntegrityException when one is unreadable, or the key is not the certificate's
   */
  public static Identity read(Path certificate, Path root, Path key) {
    return new Identity(
        certificate(certificate),
        certificate(root),
        X509.privateKey(Secret.of(Pem.PRIVATE_KEY.one(Pem.load(key)))));
  }

  /** One certificate from a PEM file. */
  public static X509Certificate certificate(Path file) {
    return X509.certificate(Pem.CERTIFICATE.one(Pem.load(file)));
  }

  /** The party's certificate and key as PEM; only the owner may read the key. */
  public void write(Path certificateFile, Path keyFile) {
    var pem = Pem.PRIVATE_KEY.format(key.getEncoded()).getBytes(StandardCharsets.US_ASCII);
    PrivateFile.write(keyFile, out -> out.write(pem));
    write(certificate, certificateFile);
  }

  /** A certificate as PEM. */
  public static void write(X509Certificate certificate, Path file) {
    try {
      AtomicFile.writeText(file, Pem.CERTIFICATE.format(certificate.getEncoded()));
    } catch (CertificateEncodingException e) {
      throw new IllegalStateException("a certificate has bytes", e);
    }
  }

  /** A revocation list as PEM. */
  public static void write(X509CRL list, Path file) {
    try {
      AtomicFile.writeText(file, Pem.CRL.format(list.getEncoded()));
    } catch (CRLException e) {
      throw new IllegalStateException("a revocation list has bytes", e);
    }
  }

  private static boolean fits(X509Certificate certificate, PrivateKey key) {
    try {
      var probe = "hauberk key pair".getBytes(StandardCharsets.US_ASCII);
      var signer = Signature.getInstance("SHA256withECDSA");
      signer.initSign(key);
      signer.update(probe);
      var signature = signer.sign();
      signer.initVerify(certificate.getPublicKey());
      signer.update(probe);
      return signer.verify(signature);
    } catch (GeneralSecurityException e) {
      return false;
    }
  }

  @Override
  public String toString() {
    return "Identity[" + certificate.getSubjectX500Principal() + "]";
  }
}
