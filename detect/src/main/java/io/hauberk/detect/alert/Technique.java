package io.hauberk.detect.alert;

import io.hauberk.core.Checks;
import java.util.regex.Pattern;

/**
 * An entry of MITRE's catalogues.
 *
 * @param id {@code T1110} of ATT&CK or {@code AML.T0029} of ATLAS, with or without a sub-technique
 */
public record Technique(String id, String name) {

  /** Before the entries: making one needs it. */
  private static final Pattern ID = Pattern.compile("(AML\\.)?T\\d{4}(\\.\\d{3})?");

  public static final Technique BRUTE_FORCE = new Technique("T1110", "Brute Force");
  public static final Technique PASSWORD_GUESSING = new Technique("T1110.001", "Password Guessing");
  public static final Technique VALID_ACCOUNTS = new Technique("AML.T0012", "Valid Accounts");
  public static final Technique DENIAL_OF_AI_SERVICE =
      new Technique("AML.T0029", "Denial of AI Service");
  public static final Technique DENIAL_OF_SERVICE =
      new Technique("T1499", "Endpoint Denial of Service");

  public static final Technique NETWORK_SERVICE_DISCOVERY =
      new Technique("T1046", "Network Service Discovery");
  public static final Technique EXFILTRATION =
      new Technique("T1048", "Exfiltration Over Alternative Protocol");
  public static final Technique APPLICATION_LAYER_PROTOCOL =
      new Technique("T1071", "Application Layer Protocol");
  public static final Technique COST_HARVESTING = new Technique("AML.T0034", "Cost Harvesting");
  public static final Technique BLACK_BOX_OPTIMIZATION =
      new Technique("AML.T0043.001", "Black-Box Optimization");
  public static final Technique EVADE_AI_MODEL = new Technique("AML.T0015", "Evade AI Model");
  public static final Technique EXTRACT_AI_MODEL =
      new Technique("AML.T0024.002", "Extract AI Model");
  public static final Technique INFER_MEMBERSHIP =
      new Technique("AML.T0024.000", "Infer Training Data Membership");
  public static final Technique DATA_LEAKAGE = new Technique("AML.T0057", "LLM Data Leakage");

  public Technique {
    Checks.argument(ID.matcher(id).matches(), "technique.id", id, "T1110 or AML.T0029");
  }

  boolean isAtlas() {
    return id.startsWith("AML.");
  }

  String catalogue() {
    return isAtlas() ? "MITRE ATLAS" : "MITRE ATT&CK";
  }

  String address() {
    var path = id.replace("AML.", "").replace('.', '/');
    return isAtlas()
        ? "https://atlas.mitre.org/techniques/" + id
        : "https://attack.mitre.org/techniques/" + path;
  }
}
