package io.hauberk.cli;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.hauberk.trust.ca.AuthorityFile;
import io.hauberk.trust.ca.Identity;
import java.nio.file.Path;
import java.security.cert.X509CRL;
import java.time.Duration;
import picocli.CommandLine.Option;

/** The revocation list a verb writes. */
final class CrlOptions {

  @Option(
      names = "--crl",
      required = true,
      paramLabel = "FILE",
      description = "Where the revocation list goes.")
  private Path crl;

  @Option(
      names = "--crl-days",
      paramLabel = "N",
      description = "How long parties may trust the list.",
      defaultValue = "7")
  private int days;

  @CanIgnoreReturnValue
  X509CRL write(AuthorityFile authority) {
    var list = authority.list(Duration.ofDays(days));
    Identity.write(list, crl);
    return list;
  }
}
