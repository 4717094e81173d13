package io.hauberk.trust.vault;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.hauberk.core.Checks;
import io.hauberk.trust.lock.IntegrityException;
import io.hauberk.trust.lock.Kms;
import io.hauberk.trust.lock.Secret;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.Pattern;

/**
 * A key of HashiCorp Vault's transit engine wraps our keys: {@code POST /v1/MOUNT/encrypt/KEY} and
 * {@code decrypt}. The context travels as associated data, which needs a transit key of an AEAD
 * type, such as Vault's default {@code aes256-gcm96}.
 *
 * <p>Vault sees the wrapped keys in the clear, and answers whoever holds the token; rotation and
 * revocation of the transit key are Vault's.
 */
public final class VaultTransit implements Kms {

  private static final Pattern PATH =
      Pattern.compile("[A-Za-z0-9_-][A-Za-z0-9_.-]{0,63}(/[A-Za-z0-9_-][A-Za-z0-9_.-]{0,63})*");
  private static final Pattern KEY = Pattern.compile("[A-Za-z0-9_-][A-Za-z0-9_.-]{0,127}");
  private static final Pattern WRAPPED =
      Pattern.compile("vault:v[0-9]{1,9}:[A-Za-z0-9+/=]{1,4000}");
  private static final ObjectMapper JSON = new ObjectMapper();

  private final String mount;
  private final String key;
  private final VaultHttp http;

  /**
   * @param address of the server; https, or http on this machine itself
   * @param mount of the transit engine, usually {@code transit}
   * @param key its name
   * @param token of Vault, sent with each request and never shown
   */
  public VaultTransit(URI address, String mount, String key, Secret token) {
    Checks.argument(PATH.matcher(mount).matches(), "vault mount", mount, "a path of plain names");
    Checks.argument(KEY.matcher(key).matches(), "vault key", key, "a plain name");
    this.mount = mount;
    this.key = key;
    this.http = new VaultHttp(address, token);
  }

  @Override
  public String name() {
    return "vault-transit:" + mount + "/" + key;
  }

  @Override
  public String wrap(Secret secret, String context) {
    var body =
        JSON.createObjectNode()
            .put("plaintext", secret.bytes())
            .put("associated_data", context.getBytes(StandardCharsets.UTF_8));
    var wrapped = field(http.post(path("encrypt"), body.toString()), "ciphertext");
    if (!WRAPPED.matcher(wrapped).matches()) {
      throw new IntegrityException("vault ciphertext", "of another form", "vault:vN:base64");
    }
    return wrapped;
  }

  @Override
  public Secret unwrap(String wrapped, String context) {
    if (!WRAPPED.matcher(wrapped).matches()) {
      throw new IntegrityException("wrapped key", "of another form", "vault:vN:base64");
    }
    var body =
        JSON.createObjectNode()
            .put("ciphertext", wrapped)
            .put("associated_data", context.getBytes(StandardCharsets.UTF_8));
    var plain = field(http.post(path("decrypt"), body.toString()), "plaintext");
    try {
      return Secret.of(Base64.getDecoder().decode(plain));
    } catch (IllegalArgumentException e) {
      throw new IntegrityException("vault plaintext", "not base64", "base64", e);
    }
  }

  private String path(String operation) {
    return "/v1/" + mount + "/" + operation + "/" + key;
  }

  private static String field(byte[] answer, String name) {
    try {
      var value = JSON.readTree(answer).path("data").path(name);
      if (!value.isTextual()) {
        throw new IntegrityException("vault answer", "no data." + name, "data." + name);
      }
      return value.textValue();
    } catch (IOException e) {
      throw new IntegrityException("vault answer", "not JSON", "JSON with data." + name, e);
    }
  }

  @Override
  public String toString() {
    return name();
  }
}
