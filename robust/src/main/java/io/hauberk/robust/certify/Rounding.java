package io.hauberk.robust.certify;

import io.hauberk.core.Checks;

/**
 * How far computed sums may be from true ones (Higham 2002, section 3.1). Bounds are computed in
 * float64 and widened by what the same layer may lose in float32, in any order of summation, which
 * is 2^29 times more than the bounds themselves lose.
 */
final class Rounding {

  /** Half a unit in the last place of float32. */
  private static final double UNIT = 0x1p-24;

  /** For what float64 loses in products, and in sums of up to 2^22 terms. */
  static final double SLACK = 0x1p-30;

  /** A result that underflows loses at most this, also where denormals are flushed to zero. */
  private static final double UNDERFLOW = 0x1p-125;

  private static final int MOST_TERMS = 1 << 17;

  /** Room for the bias, and for second-order terms. */
  private static final int SPARE_TERMS = 8;

  private Rounding() {}

  /** A sum of {@code terms} products differs from its true value by this part of its magnitude. */
  static double part(long terms) {
    Checks.argument(terms <= MOST_TERMS, "terms of a sum", terms, "at most " + MOST_TERMS);
    return 1.05 * UNIT * (terms + SPARE_TERMS);
  }

  static double underflow(long terms) {
    return UNDERFLOW * (terms + SPARE_TERMS);
  }
}
