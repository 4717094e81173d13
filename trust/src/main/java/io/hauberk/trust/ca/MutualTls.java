package io.hauberk.trust.ca;

import io.hauberk.trust.lock.IntegrityException;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.InstantSource;
import java.util.Arrays;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSession;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;

/**
 * TLS 1.3 in which both sides are parties of one authority, and prove it.
 *
 * @param identity of this side
 * @param revocations asked at every handshake; {@link Revocations#update} keeps them new
 * @param clock the party's
 */
public record MutualTls(Identity identity, Revocations revocations, InstantSource clock) {

  private static final String ALIAS = "party";

  /** For servers and clients; apply {@link #server} or {@link #client} to their sockets. */
  public SSLContext context() {
    try {
      var context = SSLContext.getInstance("TLSv1.3");
      context.init(keyManagers(), new TrustManager[] {trust()}, null);
      return context;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("TLS 1.3 is in every JDK", e);
    }
  }

  /** Its key, for servers that build their own context. */
  public KeyManager[] keyManagers() {
    try {
      var store = emptyStore();
      var chain = new Certificate[] {identity.certificate()};
      store.setKeyEntry(ALIAS, identity.key(), new char[0], chain);
      var factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
      factory.init(store, new char[0]);
      return factory.getKeyManagers();
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalStateException("a key store in memory needs no file", e);
    }
  }

  /** Whom it trusts, for servers that build their own context. */
  public X509ExtendedTrustManager trust() {
    try {
      var store = emptyStore();
      store.setCertificateEntry(ALIAS, identity.root());
      var factory = TrustManagerFactory.getInstance("PKIX");
      factory.init(store);
      var jdk =
          Arrays.stream(factory.getTrustManagers())
              .filter(X509ExtendedTrustManager.class::isInstance)
              .map(X509ExtendedTrustManager.class::cast)
              .findFirst()
              .orElseThrow();
      return new PartyTrust(new PartyCheck(identity.root(), revocations, clock), jdk);
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalStateException("a key store in memory needs no file", e);
    }
  }

  /** A server's side: TLS 1.3 alone, and no client without a certificate. */
  public SSLParameters server() {
    var parameters = new SSLParameters();
    parameters.setProtocols(new String[] {"TLSv1.3"});
    parameters.setNeedClientAuth(true);
    return parameters;
  }

  /** A client's side: TLS 1.3 alone, and the server must have the name that was called. */
  public SSLParameters client() {
    var parameters = new SSLParameters();
    parameters.setProtocols(new String[] {"TLSv1.3"});
    parameters.setEndpointIdentificationAlgorithm("HTTPS");
    return parameters;
  }

  /**
   * Who is at the other end of a session that stands.
   *
   * @throws IntegrityException when the peer showed no party's certificate
   */
  public static PartyName peer(SSLSession session) {
    try {
      if (session.getPeerCertificates()[0] instanceof X509Certificate certificate) {
        return X509.name(certificate)
            .orElseThrow(() -> new IntegrityException("peer", "nameless", "a party's name"));
      }
      throw new IntegrityException("peer", "another kind of certificate", "X.509");
    } catch (SSLPeerUnverifiedException e) {
      throw new IntegrityException("peer", "without a certificate", "a party's", e);
    }
  }

  private static KeyStore emptyStore() throws GeneralSecurityException, IOException {
    var store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    return store;
  }
}
