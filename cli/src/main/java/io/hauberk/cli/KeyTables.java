package io.hauberk.cli;

import io.hauberk.report.Cell;
import io.hauberk.report.Report;
import io.hauberk.report.Section;
import io.hauberk.trust.key.KeyVersion;
import io.hauberk.trust.key.Keyring;
import io.hauberk.trust.key.Keyset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;

/** Keys as people see them: names, ids, dates. */
final class KeyTables {

  private KeyTables() {}

  static Report report(String verb, Keyring ring) {
    return report(verb, ring.keysets());
  }

  static Report report(String verb, Keyring ring, String name) {
    return report(verb, List.of(ring.keyset(name)));
  }

  private static Report report(String verb, Collection<Keyset> keysets) {
    var entries = new ArrayList<Section.Entry>();
    for (var keyset : keysets) {
      for (var version : keyset.versions()) {
        entries.add(entry(keyset, version));
      }
    }
    if (entries.isEmpty()) {
      entries.add(new Section.Entry("keys", Cell.whole(0)));
    }
    return Report.builder(verb).section(new Section.KeyValues("", entries)).build();
  }

  private static Section.Entry entry(Keyset keyset, KeyVersion version) {
    boolean primary = version.id() == keyset.primary();
    var text =
        String.join(
            " ",
            keyset.kind().label(),
            version.state().name().toLowerCase(Locale.ROOT) + (primary ? ", primary," : ","),
            "made " + version.created(),
            version.destroyed().map(when -> "destroyed " + when).orElse(""));
    return new Section.Entry(keyset.name() + " " + version.name(), Cell.text(text.strip()));
  }
}
