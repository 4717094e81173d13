package io.hauberk.tensor.data.fetch;

import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.concurrent.atomic.AtomicInteger;

/** A web server on the loopback interface; nothing leaves the machine. */
record Site(HttpServer server, AtomicInteger requests) implements AutoCloseable {

  static Site start() {
    try {
      var loopback = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
      var site = new Site(HttpServer.create(loopback, 0), new AtomicInteger());
      site.server.start();
      return site;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Site serving(String file, byte[] content) {
    var site = start();
    site.answer(
        file,
        exchange -> {
          exchange.sendResponseHeaders(200, content.length);
          exchange.getResponseBody().write(content);
        });
    return site;
  }

  /** What happens when the file is asked for. */
  void answer(String file, HttpHandler handler) {
    server.createContext(
        "/" + file,
        exchange -> {
          requests.incrementAndGet();
          handler.handle(exchange);
          exchange.close();
        });
  }

  void redirect(String file, String to) {
    answer(
        file,
        exchange -> {
          exchange.getResponseHeaders().add("Location", to);
          exchange.sendResponseHeaders(302, -1);
        });
  }

  URI address(String file) {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/" + file);
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
