package io.hauberk.testkit;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Real data that a machine may lack: tests on it are skipped, not failed, where {@code
 * HAUBERK_DATA} has none.
 */
public final class SharedData {
  private SharedData() {}

  /** A data set's folder or file below {@code HAUBERK_DATA}. */
  public static Path dataset(String name) {
    return required(root().resolve(name));
  }

  /** A model file of the folder {@code models} beside the data sets. */
  public static Path model(String name) {
    return required(root().resolveSibling("models").resolve(name));
  }

  private static Path root() {
    var configured = System.getenv("HAUBERK_DATA");
    assumeTrue(configured != null && !configured.isBlank(), "HAUBERK_DATA is not set");
    return Path.of(configured).toAbsolutePath().normalize();
  }

  private static Path required(Path path) {
    assumeTrue(Files.exists(path), () -> path + " is not on this machine");
    return path;
  }
}
