package io.hauberk.trust.ca;

import io.hauberk.trust.lock.Argon2Cost;
import io.hauberk.trust.lock.Passphrase;
import io.hauberk.trust.lock.PassphraseLock;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509CRL;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;

/** An authority in a folder, its parties, and a conversation of two of them over loopback. */
final class Parties {

  static final Duration DAY = Duration.ofDays(1);

  private final Path path;
  private Instant now = Instant.now();

  Parties(Path folder, String name) {
    path = folder.resolve(name + ".hbk");
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    authority().create(new PartyName(name), DAY.multipliedBy(100));
  }

  AuthorityFile authority() {
    return authority(() -> now);
  }

  AuthorityFile authority(InstantSource clock) {
    return new AuthorityFile(path, lock("correct horse battery"), clock);
  }

  static PassphraseLock lock(String passphrase) {
    return new PassphraseLock(Passphrase.of(passphrase.toCharArray()), Argon2Cost.LEAST);
  }

  /** Turns the authority's clock. */
  Parties at(Instant newNow) {
    now = newNow;
    return this;
  }

  Instant now() {
    return now;
  }

  Identity party(String name) {
    return authority().issue(new PartyName(name), List.of("localhost"), DAY);
  }

  X509CRL list() {
    return authority().list(Duration.ofDays(7));
  }

  MutualTls tls(Identity identity) {
    return tls(identity, () -> now);
  }

  MutualTls tls(Identity identity, InstantSource clock) {
    return new MutualTls(identity, Revocations.of(identity.root(), list()), clock);
  }

  /** What each side saw of the other, or why it refused. */
  record Talk(String server, String client) {}

  static Talk talk(MutualTls server, MutualTls client, String host) throws IOException {
    var factory = server.context().getServerSocketFactory();
    try (var listening = (SSLServerSocket) factory.createServerSocket(0)) {
      listening.setSSLParameters(server.server());
      listening.setSoTimeout(20_000);
      var seen = CompletableFuture.supplyAsync(() -> serve(listening));
      var heard = call(client, host, listening.getLocalPort());
      return new Talk(seen.join(), heard);
    }
  }

  private static String serve(SSLServerSocket listening) {
    try (var socket = (SSLSocket) listening.accept()) {
      socket.setSoTimeout(20_000);
      socket.startHandshake();
      var peer = MutualTls.peer(socket.getSession()).text();
      socket.getOutputStream().write(socket.getInputStream().read() + 1);
      return peer;
    } catch (IOException e) {
      return String.valueOf(e.getMessage());
    }
  }

  private static String call(MutualTls client, String host, int port) {
    try (var socket = (SSLSocket) client.context().getSocketFactory().createSocket(host, port)) {
      socket.setSSLParameters(client.client());
      socket.setSoTimeout(20_000);
      socket.getOutputStream().write(41);
      int answer = socket.getInputStream().read();
      return answer == 42 ? MutualTls.peer(socket.getSession()).text() : "answer " + answer;
    } catch (IOException e) {
      return String.valueOf(e.getMessage());
    }
  }
}
