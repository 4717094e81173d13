package io.hauberk.robust.whitebox;

/**
 * A value that falls from one number to another along half a cosine (Loshchilov and Hutter 2017).
 */
record Cosine(double from, double to, int steps) {

  double at(int step) {
    return to + (from - to) * (1 + Math.cos(Math.PI * step / steps)) / 2;
  }
}
