package io.hauberk.trust.vault;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.hauberk.trust.lock.Secret;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * A server that answers as Vault 1.21's transit engine documents it: a token in a header,
 * ciphertexts {@code vault:v1:…} that it alone opens, status 400 for a wrong one, 403 for a wrong
 * token.
 */
final class FakeTransit implements AutoCloseable {

  static final String TOKEN = "hvs.test-token";

  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpServer server;
  private final Map<String, String> wrapped = new HashMap<>();
  private UnaryOperator<String> answers = UnaryOperator.identity();

  FakeTransit() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext("/v1/transit/", this::handle);
    server.start();
  }

  URI address() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  VaultTransit client(String token) {
    return new VaultTransit(
        address(), "transit", "ring", Secret.of(token.getBytes(StandardCharsets.US_ASCII)));
  }

  /** Changes what is sent from now on. */
  void lie(UnaryOperator<String> newAnswers) {
    answers = newAnswers;
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      var body = JSON.readTree(exchange.getRequestBody().readAllBytes());
      boolean allowed = TOKEN.equals(exchange.getRequestHeaders().getFirst("X-Vault-Token"));
      var answer = allowed ? answer(exchange.getRequestURI().getPath(), body) : "403";
      boolean good = answer.length() > 3;
      var bytes = answers.apply(good ? answer : "{}").getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(good ? 200 : Integer.parseInt(answer), bytes.length);
      exchange.getResponseBody().write(bytes);
    }
  }

  private synchronized String answer(String path, JsonNode body) {
    var context = body.path("associated_data").asText();
    if (path.equals("/v1/transit/encrypt/ring")) {
      var text = "vault:v1:AAAA" + wrapped.size();
      wrapped.put(text + context, body.path("plaintext").asText());
      return "{\"data\":{\"ciphertext\":\"" + text + "\"}}";
    }
    var plain = wrapped.get(body.path("ciphertext").asText() + context);
    return plain == null ? "400" : "{\"data\":{\"plaintext\":\"" + plain + "\"}}";
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
