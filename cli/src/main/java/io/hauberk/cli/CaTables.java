package io.hauberk.cli;

import io.hauberk.report.Cell;
import io.hauberk.report.Report;
import io.hauberk.report.Section;
import io.hauberk.trust.ca.Issued;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Locale;

/** Certificates as people see them. */
final class CaTables {

  private static final int HEX = 16;

  private CaTables() {}

  static Report certificate(String verb, X509Certificate certificate, Path file) {
    return report(
        verb,
        List.of(
            entry("subject", certificate.getSubjectX500Principal().getName()),
            entry("serial", certificate.getSerialNumber().toString(HEX)),
            entry("valid from", certificate.getNotBefore().toInstant().toString()),
            entry("valid to", certificate.getNotAfter().toInstant().toString()),
            entry("certificate", file.toString())));
  }

  static Report issued(String verb, List<Issued> issued) {
    var entries = issued.stream().map(one -> entry(one.serialText(), line(one))).toList();
    return report(verb, entries.isEmpty() ? List.of(entry("certificates", "none")) : entries);
  }

  static Report one(String verb, String name, String value) {
    return report(verb, List.of(entry(name, value)));
  }

  private static String line(Issued issued) {
    var end =
        issued
            .revoked()
            .map(r -> ", revoked " + r.at() + " " + r.reason().name().toLowerCase(Locale.ROOT))
            .orElse("");
    return issued.name() + ", to " + issued.notAfter() + end;
  }

  private static Section.Entry entry(String name, String value) {
    return new Section.Entry(name, Cell.text(value));
  }

  private static Report report(String verb, List<Section.Entry> entries) {
    return Report.builder(verb).section(new Section.KeyValues("", entries)).build();
  }
}
