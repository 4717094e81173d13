package io.hauberk.detect.alert.sink;

import io.hauberk.detect.alert.Alert;
import io.hauberk.detect.alert.Response;

/** Whoever can block, throttle or ask for proof of identity: the service. */
@FunctionalInterface
public interface ResponseHook {

  /** Carries out the response, or notes that it need not. */
  void respond(Response response, Alert cause);
}
