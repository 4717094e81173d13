package io.hauberk.report;

import io.hauberk.core.Checks;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;

/**
 * Where a finding is described by others: an entry of a public catalogue.
 *
 * @param scheme the catalogue, such as {@code MITRE ATLAS}
 * @param id the entry, such as {@code AML.T0043}
 * @param url its page, if it has one: http or https
 */
public record Reference(String scheme, String id, Optional<URI> url) {

  public Reference {
    Checks.argument(!scheme.isBlank(), "reference.scheme", scheme, "a catalogue's name");
    Checks.argument(!id.isBlank(), "reference.id", id, "an entry of " + scheme);
    url.ifPresent(page -> Checks.argument(isWeb(page), "reference.url", page, "http or https"));
  }

  /** An entry without a page. */
  public static Reference of(String scheme, String id) {
    return new Reference(scheme, id, Optional.empty());
  }

  /** An entry with its page. */
  public static Reference of(String scheme, String id, String url) {
    return new Reference(scheme, id, Optional.of(page(url)));
  }

  /** A technique or case study of MITRE ATLAS, such as {@code AML.T0043}. */
  public static Reference atlas(String id) {
    var folder = id.startsWith("AML.CS") ? "studies/" : "techniques/";
    return of("MITRE ATLAS", id, "https://atlas.mitre.org/" + folder + id);
  }

  /** An entry of OWASP's Machine Learning Security Top 10, such as {@code ML01:2023}. */
  public static Reference owaspMl(String id) {
    return of("OWASP ML", id, "https://owasp.org/www-project-machine-learning-security-top-10/");
  }

  /** An entry of OWASP's Top 10 for language model applications, such as {@code LLM01:2025}. */
  public static Reference owaspLlm(String id) {
    return of("OWASP LLM", id, "https://genai.owasp.org/llm-top-10/");
  }

  /** A section of NIST's taxonomy of adversarial machine learning, AI 100-2 E2025. */
  public static Reference nistAi100(String section) {
    return of("NIST AI 100-2", section, "https://doi.org/10.6028/NIST.AI.100-2e2025");
  }

  /** A weakness of the Common Weakness Enumeration. */
  public static Reference cwe(int number) {
    Checks.positive("cwe", number);
    return of("CWE", "CWE-" + number, "https://cwe.mitre.org/data/definitions/" + number + ".html");
  }

  /** Catalogue and entry in one, as a label. */
  public String label() {
    return id.startsWith(scheme + "-") ? id : scheme + " " + id;
  }

  private static URI page(String url) {
    try {
      return URI.create(url);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(Checks.message("reference.url", url, "a URL"), e);
    }
  }

  private static boolean isWeb(URI url) {
    var scheme = url.getScheme() == null ? "" : url.getScheme().toLowerCase(Locale.ROOT);
    return url.getHost() != null && (scheme.equals("http") || scheme.equals("https"));
  }
}
