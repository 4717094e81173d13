package io.hauberk.detect.alert.sink;

import io.hauberk.core.Checks;
import io.hauberk.core.StorageException;
import io.hauberk.detect.alert.Alert;
import io.hauberk.detect.alert.AlertFormat;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/**
 * Posts each alert. Redirects are not followed, an answer other than 2xx is a failure. The address
 * may hold a secret: messages name its host only.
 */
public final class WebhookSink implements AlertSink {

  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final URI address;
  private final AlertFormat format;
  private final HttpClient client =
      HttpClient.newBuilder()
          .connectTimeout(PATIENCE)
          .followRedirects(HttpClient.Redirect.NEVER)
          .build();

  /**
   * @param address http or https
   */
  public WebhookSink(URI address, AlertFormat format) {
    var scheme = String.valueOf(address.getScheme());
    Checks.argument(
        (scheme.equals("https") || scheme.equals("http")) && address.getHost() != null,
        "webhook",
        scheme,
        "an address that starts with https:// or http://");
    this.address = address;
    this.format = format;
  }

  @Override
  public void send(Alert alert) {
    var request =
        HttpRequest.newBuilder(address)
            .timeout(PATIENCE)
            .header("Content-Type", format.mediaType())
            .POST(HttpRequest.BodyPublishers.ofString(format.write(alert), StandardCharsets.UTF_8))
            .build();
    try {
      int status = client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
      if (status / 100 != 2) {
        throw new StorageException("webhook.status", status, "2xx from " + address.getHost());
      }
    } catch (IOException e) {
      throw new StorageException("webhook", address.getHost(), "a host that answers", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StorageException("webhook", address.getHost(), "time to answer", e);
    }
  }

  @Override
  public String toString() {
    return "WebhookSink[" + address.getHost() + "]";
  }
}
