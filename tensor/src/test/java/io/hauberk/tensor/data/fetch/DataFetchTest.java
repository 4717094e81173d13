package io.hauberk.tensor.data.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import io.hauberk.core.DataFormatException;
import io.hauberk.core.Digest;
import io.hauberk.core.Progress;
import io.hauberk.core.StorageException;
import io.hauberk.tensor.data.Made;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Against a server on the loopback interface; nothing leaves the machine. */
class DataFetchTest {

  private static final byte[] CONTENT = "pixels ".repeat(50_000).getBytes(StandardCharsets.UTF_8);
  private static final byte[] PACKED = Made.gzip(CONTENT);
  private static final String FILE = "images.gz";

  @TempDir Path root;
  private final Site site = Site.start();

  @AfterEach
  void stop() {
    site.close();
  }

  private void answers(HttpHandler handler) {
    site.answer(FILE, handler);
  }

  private static void send(HttpExchange exchange, byte[] body) throws IOException {
    exchange.sendResponseHeaders(200, body.length);
    exchange.getResponseBody().write(body);
  }

  private Offer offer(long maxBytes, String contentSha256) {
    return new Offer("toy", site.address(FILE), maxBytes, new GzipContent(contentSha256));
  }

  private DataFetch fetch(Offer... offers) {
    return new DataFetch(
        List.of(offers), new Download(Duration.ofSeconds(5), Duration.ofSeconds(2)));
  }

  private Path fetched() {
    return root.resolve("toy").resolve(FILE);
  }

  private void assertNothingLeft() throws IOException {
    if (Files.exists(root.resolve("toy"))) {
      try (var files = Files.list(root.resolve("toy"))) {
        assertThat(files).isEmpty();
      }
    }
  }

  @Test
  void fetch_right_fileAppearsAndProgressEnds() throws IOException {
    answers(exchange -> send(exchange, PACKED));
    var progress = new Made.Counting();
    var folder = fetch(offer(1_000_000, Digest.sha256(CONTENT))).fetch("toy", root, progress);
    assertThat(folder).isEqualTo(root.resolve("toy"));
    assertThat(Files.readAllBytes(fetched())).isEqualTo(PACKED);
    assertThat(progress.done).isEqualTo(PACKED.length);
    assertThat(progress.total).isEqualTo(PACKED.length);
    assertThat(progress.name).isEqualTo("fetch images.gz");
  }

  @Test
  void fetch_alreadyThere_notAskedAgain() {
    answers(exchange -> send(exchange, PACKED));
    var fetch = fetch(offer(1_000_000, Digest.sha256(CONTENT)));
    fetch.fetch("toy", root, Progress.none());
    fetch.fetch("toy", root, Progress.none());
    assertThat(site.requests()).hasValue(1);
  }

  @Test
  void fetch_brokenFileThere_replaced() throws IOException {
    answers(exchange -> send(exchange, PACKED));
    Files.createDirectories(root.resolve("toy"));
    Files.write(fetched(), Arrays.copyOf(PACKED, 100));
    fetch(offer(1_000_000, Digest.sha256(CONTENT))).fetch("toy", root, Progress.none());
    assertThat(Files.readAllBytes(fetched())).isEqualTo(PACKED);
  }

  @Test
  void fetch_otherDigest_refusedAndNothingLeft() throws IOException {
    answers(exchange -> send(exchange, PACKED));
    var wanted = Digest.sha256(new byte[] {1});
    assertThatThrownBy(() -> fetch(offer(1_000_000, wanted)).fetch("toy", root, Progress.none()))
        .isInstanceOf(DataFormatException.class)
        .hasMessageEndingWith("SHA-256 " + Digest.sha256(CONTENT) + " (expected: " + wanted + ")");
    assertNothingLeft();
  }

  @Test
  void fetch_announcedTooLarge_refusedUnread() throws IOException {
    answers(exchange -> send(exchange, PACKED));
    var sha256 = Digest.sha256(CONTENT);
    assertThatThrownBy(() -> fetch(offer(100, sha256)).fetch("toy", root, Progress.none()))
        .isInstanceOf(DataFormatException.class)
        .hasMessageEndingWith(PACKED.length + " bytes (expected: at most 100)");
    assertNothingLeft();
  }

  @Test
  void fetch_tooLargeWithoutNotice_refused() throws IOException {
    answers(
        exchange -> {
          exchange.sendResponseHeaders(200, 0); // chunked: no length announced
          exchange.getResponseBody().write(PACKED);
        });
    var sha256 = Digest.sha256(CONTENT);
    assertThatThrownBy(() -> fetch(offer(100, sha256)).fetch("toy", root, Progress.none()))
        .isInstanceOf(DataFormatException.class)
        .hasMessageEndingWith("more than 100 bytes (expected: at most 100)");
    assertNothingLeft();
  }

  @Test
  void fetch_unpacksTooLarge_refused() throws IOException {
    var bomb = Made.gzip(new byte[(64 << 20) + 1]);
    answers(exchange -> send(exchange, bomb));
    var sha256 = Digest.sha256(CONTENT);
    assertThatThrownBy(() -> fetch(offer(1_000_000, sha256)).fetch("toy", root, Progress.none()))
        .isInstanceOf(DataFormatException.class)
        .hasMessageContaining("unpacked: more than");
    assertNothingLeft();
  }

  @Test
  void fetch_notFound_refused() throws IOException {
    answers(exchange -> exchange.sendResponseHeaders(404, -1));
    var sha256 = Digest.sha256(CONTENT);
    assertThatThrownBy(() -> fetch(offer(1_000_000, sha256)).fetch("toy", root, Progress.none()))
        .isInstanceOf(StorageException.class)
        .hasMessageEndingWith("status 404 (expected: status 200)");
    assertNothingLeft();
  }

  @Test
  void fetch_connectionBreaksOff_refused() throws IOException {
    answers(
        exchange -> {
          exchange.sendResponseHeaders(200, PACKED.length);
          exchange.getResponseBody().write(PACKED, 0, PACKED.length / 2);
          exchange.getResponseBody().flush();
        });
    var sha256 = Digest.sha256(CONTENT);
    assertThatThrownBy(() -> fetch(offer(1_000_000, sha256)).fetch("toy", root, Progress.none()))
        .isInstanceOf(StorageException.class)
        .hasMessageContaining("broke off after");
    assertNothingLeft();
  }

  @Test
  void fetch_halfAFile_refused() throws IOException {
    answers(exchange -> send(exchange, Arrays.copyOf(PACKED, PACKED.length / 2)));
    var sha256 = Digest.sha256(CONTENT);
    assertThatThrownBy(() -> fetch(offer(1_000_000, sha256)).fetch("toy", root, Progress.none()))
        .isInstanceOf(DataFormatException.class)
        .hasMessageEndingWith("(expected: a whole gzip file)");
    assertNothingLeft();
  }

  @Test
  void fetch_siteStalls_givenUpInTime() throws IOException {
    var release = new CountDownLatch(1);
    answers(
        exchange -> {
          exchange.sendResponseHeaders(200, PACKED.length);
          exchange.getResponseBody().write(PACKED, 0, 100);
          exchange.getResponseBody().flush();
          await(release);
        });
    var sha256 = Digest.sha256(CONTENT);
    try {
      assertThatThrownBy(() -> fetch(offer(1_000_000, sha256)).fetch("toy", root, Progress.none()))
          .isInstanceOf(StorageException.class)
          .hasMessageContaining("broke off after 100 bytes");
    } finally {
      release.countDown();
    }
    assertNothingLeft();
  }

  @Test
  void fetch_nobodyListens_refused() {
    var offer = offer(1_000_000, Digest.sha256(CONTENT));
    site.close();
    assertThatThrownBy(() -> fetch(offer).fetch("toy", root, Progress.none()))
        .isInstanceOf(StorageException.class)
        .hasMessageContaining("ConnectException");
  }

  @Test
  void fetch_unknownSet_namesTheKnown() {
    assertThatThrownBy(() -> new DataFetch().fetch("imagenet", root, Progress.none()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("data set to fetch: imagenet (expected: one of mnist, fashion-mnist, cifar10)");
  }

  @Test
  void published_everyOffer_overHttpsWithFullDigest() {
    assertThat(Offers.PUBLISHED).hasSize(9);
    for (var offer : Offers.PUBLISHED) {
      assertThat(offer.address().getScheme()).isEqualTo("https");
      assertThat(offer.payload().sha256()).matches("[0-9a-f]{64}");
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
