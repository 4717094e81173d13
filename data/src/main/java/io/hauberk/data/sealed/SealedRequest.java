package io.hauberk.data.sealed;

import io.hauberk.core.Checks;
import io.hauberk.trust.policy.AccessRequest;
import io.hauberk.trust.policy.Action;
import io.hauberk.trust.seal.Purpose;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;

/**
 * Who wants to read which sealed data for what.
 *
 * @param sealed the file or folder
 * @param sealedAs what it was sealed as
 * @param asker who asks
 */
public record SealedRequest(Path sealed, Purpose sealedAs, Asker asker) {

  /**
   * Who asks, as the policy sees it.
   *
   * @param subject who, as authenticated by the caller
   * @param action such as {@code train} or {@code read}
   * @param dataSet the name by which the policy knows the data
   * @param purpose why, in the asker's words
   */
  public record Asker(String subject, Action action, String dataSet, String purpose) {

    public Asker {
      Checks.argument(!dataSet.isBlank(), "data set", dataSet, "the policy's name of it");
      Checks.argument(!purpose.isBlank(), "purpose", purpose, "why the data are read");
    }

    String resource() {
      return "data:" + dataSet;
    }

    AccessRequest at(Instant time) {
      return new AccessRequest(subject, action, resource(), Map.of("purpose", purpose), time);
    }
  }
}
