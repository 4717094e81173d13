package io.hauberk.detect.alert.sink;

import io.hauberk.detect.alert.Alert;

/** Takes alerts. */
@FunctionalInterface
public interface AlertSink {

  /**
   * Hands one alert over.
   *
   * @throws io.hauberk.core.StorageException when it could not be handed over
   */
  void send(Alert alert);

  /** Carries out what alerts ask for; what a hook throws is a sink's failure. */
  static AlertSink responding(ResponseHook hook) {
    return alert -> alert.responses().forEach(response -> hook.respond(response, alert));
  }
}
