package io.hauberk.trust.scan;

import java.util.regex.Pattern;

/** Configurations of Keras, as JSON in .keras or within HDF5: Lambda layers and foreign modules. */
final class Keras {

  private static final Pattern LAMBDA =
      Pattern.compile("\"class_name\"\\s*:\\s*\"(Lambda|__lambda__|TorchModuleWrapper)\"");

  /** CVE-2025-1550: any module and name would be imported. */
  private static final Pattern MODULE =
      Pattern.compile("\"module\"\\s*:\\s*\"([A-Za-z_][\\w.]{0,200})\"");

  private static final Pattern OURS =
      Pattern.compile(
          "(?:keras|tensorflow|tf_keras|keras_core|keras_nlp|keras_hub|keras_cv)(?:\\..*)?");

  /** Within Keras: functions that fetch, load or run. CVE-2025-9905 and its kin. */
  private static final Pattern LOADER =
      Pattern.compile("keras(?:\\.src)?\\.(?:utils|saving|models|config)(?:\\..*)?");

  private Keras() {}

  static void scan(Part part) {
    TextSearch.find(
        part.content(), LAMBDA, match -> part.tell(Weakness.LAMBDA, "layer " + match.group(1)));
    TextSearch.find(
        part.content(),
        MODULE,
        match -> {
          var module = match.group(1);
          if (!OURS.matcher(module).matches() || LOADER.matcher(module).matches()) {
            part.tell(Weakness.LAMBDA, "imports module " + module);
          }
        });
  }
}
