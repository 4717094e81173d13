package io.hauberk.robust.catalogue;

import io.hauberk.report.Finding;
import io.hauberk.report.Reference;
import java.util.ArrayList;
import java.util.List;

/**
 * A threat to a model, with its entries in MITRE ATLAS (data 5.6.0), OWASP's Machine Learning
 * Security Top 10 (2023) and NIST AI 100-2 E2025 (its NISTAML identifiers).
 */
@SuppressWarnings("ImmutableEnumChecker") // unmodifiable lists of records of text
public enum Threat {

  /**
   * Inputs made with the model's gradients: Evade AI Model, White-Box Optimization; Input
   * Manipulation Attack; Evasion.
   */
  WHITE_BOX_EVASION(
      List.of("AML.T0015", "AML.T0043.000"), List.of("ML01:2023"), List.of("NISTAML.022")),

  /** Inputs made from answers alone: Black-Box Optimization; Black-box Evasion. */
  BLACK_BOX_EVASION(
      List.of("AML.T0015", "AML.T0043.001"),
      List.of("ML01:2023"),
      List.of("NISTAML.022", "NISTAML.025")),

  /** Inputs made on a model of the attacker's own: Create Proxy AI Model, Black-Box Transfer. */
  TRANSFER_EVASION(
      List.of("AML.T0015", "AML.T0005", "AML.T0043.002"),
      List.of("ML01:2023"),
      List.of("NISTAML.022", "NISTAML.025")),

  /**
   * A copy trained from answers: Exfiltration via AI Inference API, Extract AI Model; Model Theft;
   * Model Extraction.
   */
  MODEL_THEFT(List.of("AML.T0024", "AML.T0024.002"), List.of("ML05:2023"), List.of("NISTAML.031"));

  private final List<Reference> references;

  Threat(List<String> atlas, List<String> owasp, List<String> nist) {
    var all = new ArrayList<Reference>();
    atlas.forEach(id -> all.add(Reference.atlas(id)));
    owasp.forEach(id -> all.add(Reference.owaspMl(id)));
    nist.forEach(id -> all.add(Reference.nistAi100(id)));
    references = List.copyOf(all);
  }

  /** The entries, in the order ATLAS, OWASP, NIST. */
  public List<Reference> references() {
    return references;
  }

  /** The finding with these entries after its own; none twice. */
  public Finding attach(Finding finding) {
    var all = new ArrayList<>(finding.references());
    references.stream().filter(entry -> !all.contains(entry)).forEach(all::add);
    return new Finding(
        finding.id(),
        finding.severity(),
        finding.title(),
        finding.detail(),
        finding.subject(),
        finding.remedy(),
        all);
  }
}
