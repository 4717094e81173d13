package io.hauberk.tensor.data.fetch;

import io.hauberk.core.AtomicFile;
import io.hauberk.core.DataFormatException;
import io.hauberk.core.Progress;
import io.hauberk.core.StorageException;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.zip.ZipException;

/**
 * One file over HTTP. Redirections never lead from HTTPS to HTTP.
 *
 * @param connecting longest wait for a connection and for the answer's first bytes
 * @param whole longest time for the whole file
 */
record Download(Duration connecting, Duration whole) {

  private static final int OK = 200;

  Download() {
    this(Duration.ofSeconds(30), Duration.ofHours(1));
  }

  /** The file appears whole and right or not at all. */
  void store(Offer offer, Path target, Progress progress) {
    var answer = ask(offer);
    try (var body = answer.body();
        var deadline = Deadline.of(body, whole);
        var task = progress.start("fetch " + offer.fileName(), expected(answer, offer))) {
      AtomicFile.write(target, out -> receive(new Received(body, offer, out, task), offer));
    } catch (IOException e) {
      throw unreachable(offer, e);
    }
  }

  private HttpResponse<InputStream> ask(Offer offer) {
    var client =
        HttpClient.newBuilder()
            .followRedirects(HttpClient.Redirect.NORMAL)
            .connectTimeout(connecting)
            .build();
    var request = HttpRequest.newBuilder(offer.address()).timeout(connecting).build();
    try {
      var answer = client.send(request, HttpResponse.BodyHandlers.ofInputStream());
      checkStatus(answer, offer);
      return answer;
    } catch (IOException e) {
      throw unreachable(offer, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw unreachable(offer, e);
    }
  }

  private static void checkStatus(HttpResponse<InputStream> answer, Offer offer)
      throws IOException {
    if (answer.statusCode() != OK) {
      answer.body().close();
      throw new StorageException(
          "download " + offer.address(), "status " + answer.statusCode(), "status " + OK);
    }
  }

  private static long expected(HttpResponse<InputStream> answer, Offer offer) {
    long length = answer.headers().firstValueAsLong("content-length").orElse(offer.maxBytes());
    if (length > offer.maxBytes()) {
      throw new DataFormatException(
          "download " + offer.address(), length + " bytes", "at most " + offer.maxBytes());
    }
    return length;
  }

  private static void receive(Received body, Offer offer) throws IOException {
    var digest = digest(body, offer);
    if (!digest.equals(offer.payload().sha256())) {
      throw new DataFormatException(
          "download " + offer.address(), "SHA-256 " + digest, offer.payload().sha256());
    }
  }

  private static String digest(Received body, Offer offer) throws IOException {
    try {
      return offer.payload().digest(body);
    } catch (ZipException | EOFException e) {
      throw new DataFormatException(
          "download " + offer.address(), "broken: " + e.getMessage(), "a whole gzip file", e);
    }
  }

  private static StorageException unreachable(Offer offer, Exception e) {
    var reason =
        e.getClass().getSimpleName() + (e.getMessage() == null ? "" : " " + e.getMessage());
    return new StorageException("download " + offer.address(), reason, "an answer", e);
  }
}
