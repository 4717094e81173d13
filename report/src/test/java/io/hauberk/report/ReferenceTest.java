package io.hauberk.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReferenceTest {

  @Test
  void factories_knownCatalogues_pageAndLabel() {
    assertThat(Reference.atlas("AML.T0043"))
        .isEqualTo(
            Reference.of(
                "MITRE ATLAS", "AML.T0043", "https://atlas.mitre.org/techniques/AML.T0043"));
    assertThat(Reference.atlas("AML.CS0003").url())
        .contains(URI.create("https://atlas.mitre.org/studies/AML.CS0003"));
    assertThat(Reference.cwe(359).label()).isEqualTo("CWE-359");
    assertThat(Reference.cwe(359).url())
        .contains(URI.create("https://cwe.mitre.org/data/definitions/359.html"));
    assertThat(Reference.owaspMl("ML01:2023").label()).isEqualTo("OWASP ML ML01:2023");
    assertThat(Reference.owaspLlm("LLM01:2025").label()).isEqualTo("OWASP LLM LLM01:2025");
    assertThat(Reference.nistAi100("2.2").label()).isEqualTo("NIST AI 100-2 2.2");
  }

  @Test
  void of_withoutPage_noUrl() {
    assertThat(Reference.of("House rules", "7").url()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "javascript:alert(1)",
        "data:text/html,x",
        "file:///etc/passwd",
        "//example.org/x",
        "example.org",
        "https:opaque",
        "ftp://example.org/",
      })
  void of_otherScheme_refused(String url) {
    assertThatThrownBy(() -> Reference.of("s", "i", url))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("reference.url: " + url + " (expected: http or https)");
  }

  @Test
  void of_brokenUrl_refused() {
    assertThatThrownBy(() -> Reference.of("s", "i", "https://a b"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("reference.url: https://a b (expected: a URL)");
  }

  @Test
  void constructor_blankParts_refused() {
    assertThatThrownBy(() -> new Reference("", "i", Optional.empty()))
        .hasMessage("reference.scheme:  (expected: a catalogue's name)");
    assertThatThrownBy(() -> new Reference("CVE", "", Optional.empty()))
        .hasMessage("reference.id:  (expected: an entry of CVE)");
    assertThatThrownBy(() -> Reference.cwe(0)).hasMessage("cwe: 0 (expected: > 0)");
  }
}
