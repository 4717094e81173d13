package io.hauberk.robust;

import java.util.Optional;

/**
 * One strength of attack.
 *
 * @param plain the model as it came, attacked with {@code epsilon}
 * @param hardened the model hardened for {@code epsilon}, attacked with it
 */
public record Rung(double epsilon, TrialResult plain, Optional<TrialResult> hardened) {}
