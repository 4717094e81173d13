package io.hauberk.cli;

import io.hauberk.detect.alert.Response;
import java.util.List;

/** What alerts ask for, in a word each. */
final class ResponseText {
  private ResponseText() {}

  static String of(List<Response> responses) {
    return String.join(", ", responses.stream().map(ResponseText::of).toList());
  }

  private static String of(Response response) {
    if (response instanceof Response.Block block) {
      return "block for " + block.time();
    }
    if (response instanceof Response.Throttle throttle) {
      return "throttle to " + throttle.perMinute() + " a minute for " + throttle.time();
    }
    return "prove identity again";
  }
}
