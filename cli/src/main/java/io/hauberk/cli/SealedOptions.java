package io.hauberk.cli;

import io.hauberk.core.Checks;
import io.hauberk.data.sealed.OpenedData;
import io.hauberk.data.sealed.SealedReader;
import io.hauberk.data.sealed.SealedRequest;
import io.hauberk.report.Evidence;
import io.hauberk.trust.key.Keyring;
import io.hauberk.trust.policy.Action;
import io.hauberk.trust.seal.Purpose;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** How data that {@code data encrypt} sealed are read: in memory, if the access policy allows. */
final class SealedOptions {

  private final Action action;

  @Mixin private KeyringOptions keyring = new KeyringOptions();
  @Mixin private AccessOptions access = new AccessOptions();

  @Option(
      names = "--sealed-as",
      paramLabel = "TEXT",
      descriptionKey = "sealed.as",
      description = "What the data were sealed as, the --purpose of 'data encrypt'.")
  private @Nullable String sealedAs;

  @Option(
      names = "--purpose",
      paramLabel = "TEXT",
      descriptionKey = "sealed.purpose",
      description = "Why sealed data are read, for access policy and audit.")
  private @Nullable String purpose;

  private @Nullable Keyring opened;

  /**
   * @param action what the verb does with the data, for the policy
   */
  SealedOptions(Action action) {
    this.action = action;
  }

  /** The data in memory where they are sealed, else as they lie there; the caller closes. */
  OpenedData reading(Path data, Session session) {
    if (SealedReader.isSealed(data)) {
      return open(data, session);
    }
    requireUnused(String.valueOf(data));
    return new OpenedData(data, "", () -> {});
  }

  /** Refuses plain data where sealed ones are asked for. */
  void requireUnused(String data) {
    boolean silent = access.absent() && Stream.of(sealedAs, purpose).allMatch(Objects::isNull);
    Checks.argument(silent, "--data", data, "sealed, as --sealed-as, --purpose or --access say");
  }

  /** Asks, records, decrypts; the caller closes. */
  OpenedData open(Path data, Session session) {
    var as = required("--sealed-as", sealedAs, "what the data were sealed as");
    var why = required("--purpose", purpose, "why the sealed data are read");
    var policy = access.policy();
    var asker =
        new SealedRequest.Asker(
            System.getProperty("user.name"), action, access.dataName(data), why);
    try (var log = access.log()) {
      var request = new SealedRequest(data, new Purpose(as), asker);
      var open = SealedReader.by(policy, log, this::ring).open(request);
      var input = new Evidence.Input(String.valueOf(data.getFileName()), open.sha256(), 0);
      session.reads(List.of(input));
      return open;
    }
  }

  /** Once a run, so that nobody is asked for a passphrase twice. */
  private Keyring ring() {
    if (opened == null) {
      opened = keyring.file().read();
    }
    return opened;
  }

  private static String required(String name, @Nullable String given, String rule) {
    Checks.argument(given != null, name, "none", rule);
    return Objects.requireNonNull(given);
  }
}
