package io.hauberk.robust.oracle;

import io.hauberk.core.Checks;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Where a model is served.
 *
 * @param server such as {@code http://host:8000}; http or https
 * @param version of the model; empty leaves it to the server
 */
public record Endpoint(URI server, String model, Optional<String> version, Patience patience) {

  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._-]{1,128}");

  public Endpoint {
    var scheme = String.valueOf(server.getScheme());
    Checks.argument(
        scheme.equals("http") || scheme.equals("https"), "server", scheme, "http or https");
    Checks.argument(server.getUserInfo() == null, "server", "with a password", "without");
    checkName("model", model);
    version.ifPresent(text -> checkName("version", text));
  }

  /** The server's current version, with the default patience. */
  public static Endpoint of(URI server, String model) {
    return new Endpoint(server, model, Optional.empty(), Patience.DEFAULT);
  }

  private static void checkName(String name, String text) {
    Checks.argument(NAME.matcher(text).matches(), name, text, NAME.pattern());
  }

  URI metadata() {
    return URI.create(path());
  }

  URI inference() {
    return URI.create(path() + "/infer");
  }

  private String path() {
    var base = server.toString();
    var root = base.endsWith("/") ? base.substring(0, base.length() - 1) : base;
    return root + "/v2/models/" + model + version.map(text -> "/versions/" + text).orElse("");
  }

  /**
   * What is borne before a model counts as unreachable.
   *
   * @param timeout of one request, answer included
   * @param retries after 429 and 503
   * @param firstPause before the first retry; each further one is twice as long, or as long as the
   *     server asks, {@link #MAX_PAUSE} at most
   * @param replyBytes of one answer, at most
   * @param inputs of one request, at most; larger calls are split
   */
  public record Patience(
      Duration timeout, int retries, Duration firstPause, int replyBytes, int inputs) {

    public static final Patience DEFAULT =
        new Patience(Duration.ofSeconds(30), 5, Duration.ofMillis(200), 16 << 20, 64);

    public static final Duration MAX_PAUSE = Duration.ofSeconds(30);

    public Patience {
      Checks.positive("timeout", timeout.toMillis());
      Checks.inRange("retries", retries, 0, 20);
      Checks.notNegative("firstPause", firstPause.toMillis());
      Checks.positive("replyBytes", replyBytes);
      Checks.positive("inputs", inputs);
    }
  }
}
