package io.hauberk.tensor.data.catalogue;

import io.hauberk.tensor.data.ReadOptions;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The folders that may hold data sets, best first. */
record SearchPath(List<Path> roots) {

  private static final String ENVIRONMENT = "HAUBERK_DATA";

  /** Debian's packages of data sets. */
  private static final Path SYSTEM = Path.of("/usr/share/datasets");

  /** The options' folder, {@code $HAUBERK_DATA}, the user's cache, the system's. */
  static SearchPath of(ReadOptions options) {
    return of(options, System.getenv(), cache());
  }

  static SearchPath of(ReadOptions options, Map<String, String> environment, Path cache) {
    List<Path> roots = new ArrayList<>();
    options.dataDirectory().ifPresent(roots::add);
    var configured = environment.getOrDefault(ENVIRONMENT, "");
    if (!configured.isBlank()) {
      roots.add(Path.of(configured));
    }
    roots.add(cache);
    roots.add(SYSTEM);
    return new SearchPath(List.copyOf(roots));
  }

  /** Where fetched data sets go. */
  static Path cache() {
    return Path.of(System.getProperty("user.home"), ".cache", "hauberk", "datasets");
  }
}
