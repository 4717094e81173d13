package io.hauberk.cli;

import io.hauberk.core.Checks;
import io.hauberk.core.StorageException;
import io.hauberk.trust.ca.AuthorityFile;
import io.hauberk.trust.ca.Identity;
import io.hauberk.trust.ca.PartyName;
import io.hauberk.trust.ca.PartyRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code hauberk trust ca issue}: a party's certificate. */
@Command(
    name = "issue",
    description =
        "Issues a certificate: for keys made here, or for a request whose private key never left its"
            + " party.")
final class TrustCaIssue implements Callable<Integer> {

  private static final int MOST_BYTES = 1 << 16;

  @Spec private CommandSpec spec;
  @Mixin private CommonOptions common;
  @Mixin private AuthorityOptions authority;

  @Option(names = "--name", required = true, paramLabel = "NAME", description = "The party.")
  private String name;

  @Option(
      names = "--host",
      paramLabel = "HOST",
      description = "More DNS names or IPv4 addresses it answers under; may be repeated.")
  private List<String> hosts = List.of();

  @Option(
      names = "--days",
      paramLabel = "N",
      description = "Life of the certificate.",
      defaultValue = "90")
  private int days;

  @Option(
      names = "--certificate",
      required = true,
      paramLabel = "FILE",
      description = "Where the certificate goes, as PEM.")
  private Path certificate;

  @Option(
      names = "--private-key",
      paramLabel = "FILE",
      description = "Where a private key made here goes, as PEM only its owner may read.")
  private @Nullable Path privateKey;

  @Option(
      names = "--request",
      paramLabel = "FILE",
      description = "PKCS#10 request of the party, as PEM; only its key is used.")
  private @Nullable Path request;

  @Override
  public Integer call() {
    var session = new Session(spec, common).withResults(List.of());
    Checks.argument(
        (privateKey == null) != (request == null),
        "--private-key, --request",
        "none or both",
        "one of them");
    var issued =
        privateKey == null ? requested(authority.file()) : made(authority.file(), privateKey);
    return session.finish(CaTables.certificate("trust ca issue", issued, certificate), List.of());
  }

  private X509Certificate made(AuthorityFile file, Path keyFile) {
    var identity = file.issue(new PartyName(name), hosts, Duration.ofDays(days));
    identity.write(certificate, keyFile);
    return identity.certificate();
  }

  private X509Certificate requested(AuthorityFile file) {
    var key = PartyRequest.keyOf(load(Path.of(String.valueOf(request))));
    var issued =
        file.issue(new PartyRequest(new PartyName(name), hosts, Duration.ofDays(days), key));
    Identity.write(issued, certificate);
    return issued;
  }

  private static byte[] load(Path file) {
    try (var in = Files.newInputStream(file)) {
      return in.readNBytes(MOST_BYTES + 1);
    } catch (IOException e) {
      throw new StorageException("certificate request", file, "readable", e);
    }
  }
}
