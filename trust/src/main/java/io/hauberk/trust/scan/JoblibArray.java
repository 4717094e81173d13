package io.hauberk.trust.scan;

import java.util.regex.Pattern;

/**
 * How many bytes an array of joblib's NumpyArrayWrapper takes in the stream.
 *
 * @param objects whether a pickle stands in place of bytes
 * @param aligned whether a byte of padding length leads
 */
record JoblibArray(boolean objects, boolean aligned, long bytes) {

  private static final Pattern DTYPE = Pattern.compile("[<>|=]?([biufcSUVOMm?])([0-9]{0,9})");
  private static final int UNICODE_BYTES = 4;

  static JoblibArray of(Value.Dict wrapper) {
    var dtype = DTYPE.matcher(code(wrapper));
    if (!dtype.matches()) {
      throw new ScanException("joblib.dtype", "unreadable", "a plain numpy type");
    }
    boolean objects = dtype.group(1).equals("O");
    long item = dtype.group(2).isEmpty() ? 1 : Long.parseLong(dtype.group(2));
    if (dtype.group(1).equals("U")) {
      item *= UNICODE_BYTES;
    }
    boolean aligned =
        wrapper.get("numpy_array_alignment_bytes").orElse(Value.ANY) instanceof Value.Whole;
    return new JoblibArray(objects, aligned, objects ? 0 : item * count(wrapper));
  }

  private static String code(Value.Dict wrapper) {
    boolean known =
        wrapper.get("dtype").orElse(Value.ANY) instanceof Value.Made made
            && made.by().is("numpy", "dtype")
            && made.arguments() instanceof Value.Tuple arguments
            && !arguments.items().isEmpty();
    if (!known) {
      throw new ScanException("joblib.dtype", "unreadable", "a plain numpy type");
    }
    var made = (Value.Made) wrapper.get("dtype").orElseThrow();
    var first = ((Value.Tuple) made.arguments()).items().get(0);
    return first instanceof Value.Text text ? text.text() : "";
  }

  private static long count(Value.Dict wrapper) {
    if (!(wrapper.get("shape").orElse(Value.ANY) instanceof Value.Tuple shape)) {
      throw new ScanException("joblib.shape", "unreadable", "a tuple of numbers");
    }
    long count = 1;
    for (var length : shape.items()) {
      if (!(length instanceof Value.Whole whole) || whole.value() < 0 || whole.value() > 1L << 40) {
        throw new ScanException("joblib.shape", "unreadable", "a tuple of numbers");
      }
      count *= whole.value();
      if (count < 0 || count > 1L << 45) {
        throw new ScanException("joblib.shape", count, "at most 2^45 items");
      }
    }
    return count;
  }
}
