package io.hauberk.trust.sign;

import java.util.List;

/**
 * A model beside a true signature.
 *
 * @param signer the hint of the key, or the subject of the certificate
 * @param rootDigest SHA-256 that names the signed state
 * @param files signed
 * @param differences none when the model is what was signed
 */
public record SignedModel(
    String signer, String rootDigest, int files, List<Difference> differences) {

  public SignedModel {
    differences = List.copyOf(differences);
  }

  public boolean intact() {
    return differences.isEmpty();
  }

  /**
   * For whoever is about to load it.
   *
   * @throws SignatureRefused when a file is changed, missing or extra
   */
  public SignedModel requireIntact() {
    if (!intact()) {
      throw new SignatureRefused(
          "model",
          differences.get(0) + " and " + (differences.size() - 1) + " more",
          "the files that " + signer + " signed");
    }
    return this;
  }
}
