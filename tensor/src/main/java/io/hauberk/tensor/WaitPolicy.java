package io.hauberk.tensor;

import java.util.Map;

/**
 * Warns, once, when libtorch's threads would spin against OpenBLAS's: small operations are then 20
 * times slower.
 */
final class WaitPolicy {

  private static final String VARIABLE = "OMP_WAIT_POLICY";
  private static final System.Logger LOG = System.getLogger("io.hauberk.tensor");

  private WaitPolicy() {}

  static void warnOnce() {
    if (spins(System.getenv())) {
      LOG.log(
          System.Logger.Level.WARNING,
          VARIABLE + ": not passive (expected: passive, set before Java starts)");
    }
  }

  static boolean spins(Map<String, String> environment) {
    return !"passive".equalsIgnoreCase(environment.getOrDefault(VARIABLE, ""));
  }
}
