package io.hauberk.trust.vault;

import io.hauberk.core.Checks;
import io.hauberk.trust.lock.IntegrityException;
import io.hauberk.trust.lock.Secret;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Set;

/** Requests to Vault: no redirects, a time limit, and no answer longer than 64 KiB. */
final class VaultHttp {

  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final int MOST_BYTES = 1 << 16;
  private static final int OK = 200;
  private static final int BAD_REQUEST = 400;
  private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]");

  private final URI address;
  private final Secret token;
  private final HttpClient client =
      HttpClient.newBuilder()
          .connectTimeout(PATIENCE)
          .followRedirects(HttpClient.Redirect.NEVER)
          .build();

  VaultHttp(URI address, Secret token) {
    var host = String.valueOf(address.getHost());
    boolean secure = "https".equals(address.getScheme());
    boolean local = "http".equals(address.getScheme()) && THIS_MACHINE.contains(host);
    Checks.argument(
        (secure || local) && address.getHost() != null,
        "vault address",
        address,
        "https://HOST, or http:// on this machine");
    this.address = address;
    this.token = token;
  }

  byte[] post(String path, String body) {
    var request =
        HttpRequest.newBuilder(address.resolve(path))
            .timeout(PATIENCE)
            .header("X-Vault-Token", new String(token.bytes(), StandardCharsets.US_ASCII))
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build();
    try {
      var response = client.send(request, HttpResponse.BodyHandlers.ofInputStream());
      try (var in = response.body()) {
        return checked(response.statusCode(), in.readNBytes(MOST_BYTES + 1));
      }
    } catch (IOException e) {
      throw new KmsException("vault", address, "a server that answers", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new KmsException("vault", address, "an answer before the interruption", e);
    }
  }

  /** The server's own words stay out of messages: they may repeat what was sent. */
  private byte[] checked(int status, byte[] answer) {
    if (status == BAD_REQUEST) {
      throw new IntegrityException(
          "vault", "status 400", "a key and context this transit key wrapped");
    }
    if (status != OK) {
      throw new KmsException("vault", "status " + status, "200, for a token allowed to", null);
    }
    if (answer.length > MOST_BYTES) {
      throw new KmsException("vault", "a longer answer", "at most " + MOST_BYTES + " bytes", null);
    }
    return answer;
  }
}
