package io.hauberk.trust.token;

import io.hauberk.core.Checks;
import io.hauberk.trust.key.KeyKind;
import io.hauberk.trust.key.Keyset;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/**
 * Tokens of the same length and alphabet as the value: FF1 with AES-256 (NIST SP 800-38G). Used by
 * one thread; a value takes a tenth of the time in an array of a hundred or more.
 *
 * <p>There is no room for a check or a key's name: a wrong key or context reveals a wrong value
 * without a word, and whoever rotates must remember which version made a token. Small domains can
 * be listed; FF3 and FF3-1 are broken or withdrawn and not offered.
 */
public final class FormatTokens {

  private final Ff1 ff1;

  private FormatTokens(Ff1 ff1) {
    this.ff1 = ff1;
  }

  /** With the primary of a keyset of kind {@link KeyKind#AES_256_FF1}. */
  public static FormatTokens of(Keyset keyset, Alphabet alphabet) {
    return of(keyset, keyset.primaryVersion().id(), alphabet);
  }

  /** With the version that made the tokens. */
  public static FormatTokens of(Keyset keyset, int version, Alphabet alphabet) {
    Checks.argument(
        keyset.kind() == KeyKind.AES_256_FF1,
        "key kind",
        keyset.kind().label(),
        KeyKind.AES_256_FF1.label());
    return new FormatTokens(new Ff1(keyset.material(version), alphabet));
  }

  /**
   * One token.
   *
   * @param value radix^length at least 1,000,000 and radix^(length/2) below 2^62
   * @param context the tweak, such as the column's name
   */
  public String tokenize(String value, String context) {
    return tokenize(new String[] {value}, context)[0];
  }

  /** Tokens of many values, in their order. */
  public String[] tokenize(String[] values, String context) {
    return ff1.encrypt(values, tweak(context));
  }

  /** The value of a token; any token of the format has one. */
  public String reveal(String token, String context) {
    return reveal(new String[] {token}, context)[0];
  }

  /** Values of many tokens, in their order. */
  public String[] reveal(String[] tokens, String context) {
    return ff1.decrypt(tokens, tweak(context));
  }

  private static byte[] tweak(String context) {
    return Objects.requireNonNull(context, "context").getBytes(StandardCharsets.UTF_8);
  }
}
