package io.hauberk.detect.alert;

import java.util.stream.Collectors;

/** Escapes of CEF: backslash and bar in the head, backslash, equals sign and line ends behind. */
final class CefForm {
  private CefForm() {}

  static String write(Alert alert) {
    var ids = alert.techniques().stream().map(Technique::id).collect(Collectors.joining(" "));
    return "CEF:0|Hauberk|detect|0.1|"
        + head(alert.detector())
        + "|"
        + head(alert.title())
        + "|"
        + 2 * Levels.of(alert.severity())
        + "|rt="
        + alert.time().toEpochMilli()
        + " externalId="
        + alert.id()
        + " suser="
        + value(alert.principal())
        + " cs1Label=techniques cs1="
        + value(ids)
        + " cfp1Label=score cfp1="
        + alert.score()
        + " cfp2Label=threshold cfp2="
        + alert.threshold()
        + " msg="
        + value(String.join("; ", alert.evidence()));
  }

  private static String head(String text) {
    return text.replace("\\", "\\\\").replace("|", "\\|").replaceAll("\\p{Cntrl}+", " ");
  }

  private static String value(String text) {
    return text.replace("\\", "\\\\")
        .replace("=", "\\=")
        .replace("\r", "\\r")
        .replace("\n", "\\n")
        .replaceAll("\\p{Cntrl}", " ");
  }
}
