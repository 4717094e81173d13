package io.hauberk.robust.oracle;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.hauberk.tensor.ScoreOracle;
import io.hauberk.tensor.TensorScope;
import io.hauberk.tensor.Tensors;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** A model served on the loopback by the Open Inference Protocol v2, with faults to order. */
final class ModelServer implements AutoCloseable {

  static final String NAME = "victim";
  private static final ObjectMapper JSON = new ObjectMapper();

  static {
    System.setProperty("sun.net.httpserver.nodelay", "true");
  }

  private final ScoreOracle model;
  private final Fault fault;
  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  final AtomicInteger inferences = new AtomicInteger();

  /** Answers in place of the model, or passes the model's answer on. */
  interface Fault {

    /**
     * @param call the number of the inference, from 1
     */
    Answer answer(int call, String proper) throws InterruptedException;

    static Fault none() {
      return (call, proper) -> new Answer(200, proper);
    }
  }

  record Answer(int status, String body) {}

  ModelServer(ScoreOracle model, Fault fault) throws IOException {
    this.model = model;
    this.fault = fault;
    this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext("/v2/models/" + NAME, this::metadata);
    server.createContext("/v2/models/" + NAME + "/infer", this::infer);
    server.start();
  }

  URI uri() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  private void metadata(HttpExchange exchange) throws IOException {
    send(exchange, new Answer(200, metadata()));
  }

  private static String metadata() {
    return """
        {"name":"victim","platform":"test",
         "inputs":[{"name":"x","datatype":"FP32","shape":[-1,4]}],
         "outputs":[{"name":"y","datatype":"FP32","shape":[-1,3]}]}""";
  }

  private void infer(HttpExchange exchange) throws IOException {
    try {
      int call = inferences.incrementAndGet();
      send(exchange, fault.answer(call, proper(JSON.readTree(exchange.getRequestBody()))));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private String proper(JsonNode request) throws IOException {
    var input = request.path("inputs").path(0);
    var values = new float[input.path("data").size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = input.path("data").get(i).floatValue();
    }
    try (var scope = TensorScope.open()) {
      var logits = model.logits(Tensors.of(values, values.length / 4, 4));
      return answer(Tensors.floats(logits), values.length / 4, 3);
    }
  }

  static String answer(float[] data, int... shape) {
    try {
      return JSON.writeValueAsString(
          Map.of(
              "model_name",
              NAME,
              "outputs",
              new Object[] {
                Map.of("name", "y", "datatype", "FP32", "shape", shape, "data", data)
              }));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static void send(HttpExchange exchange, Answer answer) throws IOException {
    var bytes = answer.body.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(answer.status, bytes.length == 0 ? -1 : bytes.length);
    try (var out = exchange.getResponseBody()) {
      out.write(bytes);
    }
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
