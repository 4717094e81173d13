package io.hauberk.tensor.onnx;

/** A whole number that may depend on the batch size n: constant + perBatch n. */
record Dim(long constant, long perBatch) {

  static final Dim BATCH = new Dim(0, 1);
  static final Dim INFERRED = new Dim(-1, 0);

  static Dim of(long constant) {
    return new Dim(constant, 0);
  }

  boolean fixed() {
    return perBatch == 0;
  }

  boolean is(long value) {
    return fixed() && constant == value;
  }

  @Override
  public String toString() {
    return fixed() ? String.valueOf(constant) : constant + " + " + perBatch + " n";
  }
}
