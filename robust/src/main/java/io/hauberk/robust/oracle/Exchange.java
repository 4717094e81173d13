package io.hauberk.robust.oracle;

import io.hauberk.robust.oracle.Endpoint.Patience;
import io.hauberk.robust.oracle.OracleException.BadReply;
import io.hauberk.robust.oracle.OracleException.Unreachable;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Requests with a deadline, a bounded answer and bounded retries. */
final class Exchange {

  private static final int OK = 200;
  private static final int TOO_MANY = 429;
  private static final int BUSY = 503;

  private final Patience patience;
  private final HttpClient client;

  Exchange(Patience patience) {
    this.patience = patience;
    this.client =
        HttpClient.newBuilder()
            .connectTimeout(patience.timeout())
            .followRedirects(HttpClient.Redirect.NEVER)
            .version(HttpClient.Version.HTTP_1_1)
            .build();
  }

  byte[] get(URI uri) {
    return send(HttpRequest.newBuilder(uri).GET().build());
  }

  byte[] post(URI uri, byte[] json) {
    return send(
        HttpRequest.newBuilder(uri)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofByteArray(json))
            .build());
  }

  private byte[] send(HttpRequest request) {
    var response = once(request);
    for (int retry = 0; retry < patience.retries() && busy(response); retry++) {
      pause(response, retry);
      response = once(request);
    }
    if (busy(response)) {
      throw new Unreachable(
          "model's server",
          "status " + response.statusCode(),
          "an answer within " + patience.retries() + " retries");
    }
    if (response.statusCode() != OK) {
      throw new BadReply("model's server", "status " + response.statusCode(), "200");
    }
    return response.body();
  }

  private static boolean busy(HttpResponse<byte[]> response) {
    return response.statusCode() == TOO_MANY || response.statusCode() == BUSY;
  }

  private HttpResponse<byte[]> once(HttpRequest request) {
    var pending = client.sendAsync(request, info -> new BoundedBody(patience.replyBytes()));
    try {
      return pending.get(patience.timeout().toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      pending.cancel(true);
      throw new Unreachable("model's server", "silent", "an answer in " + patience.timeout(), e);
    } catch (ExecutionException e) {
      throw failure(e);
    } catch (InterruptedException e) {
      pending.cancel(true);
      throw interrupted(e);
    }
  }

  private static OracleException failure(ExecutionException e) {
    for (Throwable cause = e.getCause(); cause != null; cause = cause.getCause()) {
      if (cause instanceof BadReply reply) {
        return reply;
      }
    }
    return new Unreachable("model's server", String.valueOf(e.getCause()), "reachable", e);
  }

  private void pause(HttpResponse<byte[]> response, int retry) {
    long wanted = patience.firstPause().toMillis() << retry;
    long asked =
        response
            .headers()
            .firstValue("Retry-After")
            .filter(text -> text.matches("[0-9]{1,4}"))
            .map(text -> Duration.ofSeconds(Long.parseLong(text)).toMillis())
            .orElse(0L);
    try {
      Thread.sleep(Math.min(Patience.MAX_PAUSE.toMillis(), Math.max(wanted, asked)));
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
  }

  private static Unreachable interrupted(InterruptedException e) {
    Thread.currentThread().interrupt();
    return new Unreachable("model's server", "wait interrupted", "left to finish", e);
  }
}
