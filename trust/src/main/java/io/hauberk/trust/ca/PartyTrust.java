package io.hauberk.trust.ca;

import java.net.Socket;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedTrustManager;

/** Our check with its plain words first, then the JDK's: path, algorithms and host name. */
final class PartyTrust extends X509ExtendedTrustManager {

  private final PartyCheck check;
  private final X509ExtendedTrustManager jdk;

  PartyTrust(PartyCheck check, X509ExtendedTrustManager jdk) {
    this.check = check;
    this.jdk = jdk;
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket)
      throws CertificateException {
    checkFirst(chain);
    jdk.checkClientTrusted(chain, type, socket);
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket)
      throws CertificateException {
    checkFirst(chain);
    jdk.checkServerTrusted(chain, type, socket);
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine)
      throws CertificateException {
    checkFirst(chain);
    jdk.checkClientTrusted(chain, type, engine);
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine)
      throws CertificateException {
    checkFirst(chain);
    jdk.checkServerTrusted(chain, type, engine);
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String type) throws CertificateException {
    checkFirst(chain);
    jdk.checkClientTrusted(chain, type);
  }

  /** Without a connection no host name can be checked: refused, whoever asks. */
  @Override
  public void checkServerTrusted(X509Certificate[] chain, String type) throws CertificateException {
    throw new CertificateException("server: no connection (expected: one, whose name is checked)");
  }

  @Override
  public X509Certificate[] getAcceptedIssuers() {
    return jdk.getAcceptedIssuers();
  }

  private void checkFirst(X509Certificate[] chain) throws CertificateException {
    if (chain.length == 0) {
      throw new CertificateException("certificate chain: empty (expected: a party's)");
    }
    check.check(chain[0]);
  }
}
