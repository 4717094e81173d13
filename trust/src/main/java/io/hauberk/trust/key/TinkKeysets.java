package io.hauberk.trust.key;

import com.google.crypto.tink.AccessesPartialKey;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.Key;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.config.TinkConfig2026;
import com.google.crypto.tink.daead.AesSivKey;
import com.google.crypto.tink.daead.AesSivParameters;
import com.google.crypto.tink.hybrid.HpkeParameters;
import com.google.crypto.tink.hybrid.HpkePrivateKey;
import com.google.crypto.tink.hybrid.HpkePublicKey;
import com.google.crypto.tink.util.Bytes;
import com.google.crypto.tink.util.SecretBytes;
import io.hauberk.core.Checks;
import io.hauberk.trust.lock.Secret;
import java.security.GeneralSecurityException;
import org.bouncycastle.crypto.params.X25519PrivateKeyParameters;

/**
 * Our keysets as Tink's: the same ids, the same primary, the enabled versions only. Tokens and
 * hybrid encryption are Tink's own primitives over them, so its other languages read them too.
 */
public final class TinkKeysets {

  private TinkKeysets() {}

  /**
   * The primitive of a purpose over such a keyset.
   *
   * @throws GeneralSecurityException when the keys are not of that purpose
   */
  public static <P> P primitive(KeysetHandle handle, Class<P> purpose)
      throws GeneralSecurityException {
    return handle.getPrimitive(TinkConfig2026.get(), purpose);
  }

  /**
   * A public keyset from Tink's JSON.
   *
   * @throws GeneralSecurityException when it is none
   */
  public static KeysetHandle parsePublic(String json) throws GeneralSecurityException {
    return TinkJsonProtoKeysetFormat.parseKeysetWithoutSecret(json, TinkConfig2026.get());
  }

  /**
   * The enabled versions of a keyset; the primary is Tink's primary.
   *
   * @throws IllegalArgumentException when Tink has no such kind
   * @throws KeyUnavailableException when the primary is destroyed
   */
  public static KeysetHandle handle(Keyset keyset) {
    int primary = keyset.primaryVersion().id();
    try {
      var builder = KeysetHandle.newBuilder();
      for (var version : keyset.versions()) {
        if (version.state() == KeyState.ENABLED) {
          var entry = KeysetHandle.importKey(key(keyset, version.id()));
          builder.addEntry(version.id() == primary ? entry.makePrimary() : entry);
        }
      }
      return builder.build();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("keys of the right length make a keyset", e);
    }
  }

  /**
   * The public half of an HPKE keyset as Tink's JSON: what others seal to.
   *
   * @throws IllegalArgumentException when the keyset is of another kind
   */
  public static String publicJson(Keyset keyset) {
    Checks.argument(
        keyset.kind() == KeyKind.HPKE_X25519,
        "key kind",
        keyset.kind().label(),
        KeyKind.HPKE_X25519.label() + ", which has a public half");
    try {
      return TinkJsonProtoKeysetFormat.serializeKeysetWithoutSecret(
          handle(keyset).getPublicKeysetHandle(), TinkConfig2026.get());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("a private keyset has a public half", e);
    }
  }

  private static Key key(Keyset keyset, int id) throws GeneralSecurityException {
    var material = keyset.material(id);
    return switch (keyset.kind()) {
      case AES_256_SIV -> siv(material, id);
      case HPKE_X25519 -> hpke(material, id);
      case AES_256_GCM, SM4_GCM, AES_256_FF1 ->
          throw new IllegalArgumentException(
              Checks.message(
                  "key kind", keyset.kind().label(), "aes-256-siv or hpke-x25519, which Tink has"));
    };
  }

  @AccessesPartialKey
  private static Key siv(Secret material, int id) throws GeneralSecurityException {
    var parameters =
        AesSivParameters.builder()
            .setKeySizeBytes(KeyKind.AES_256_SIV.bytes())
            .setVariant(AesSivParameters.Variant.TINK)
            .build();
    return AesSivKey.builder()
        .setParameters(parameters)
        .setKeyBytes(SecretBytes.copyFrom(material.bytes(), InsecureSecretKeyAccess.get()))
        .setIdRequirement(id)
        .build();
  }

  @AccessesPartialKey
  private static Key hpke(Secret material, int id) throws GeneralSecurityException {
    var parameters =
        HpkeParameters.builder()
            .setVariant(HpkeParameters.Variant.TINK)
            .setKemId(HpkeParameters.KemId.DHKEM_X25519_HKDF_SHA256)
            .setKdfId(HpkeParameters.KdfId.HKDF_SHA256)
            .setAeadId(HpkeParameters.AeadId.AES_256_GCM)
            .build();
    var point = new X25519PrivateKeyParameters(material.bytes()).generatePublicKey().getEncoded();
    return HpkePrivateKey.create(
        HpkePublicKey.create(parameters, Bytes.copyFrom(point), id),
        SecretBytes.copyFrom(material.bytes(), InsecureSecretKeyAccess.get()));
  }
}
