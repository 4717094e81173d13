package io.hauberk.trust.scan;

import java.util.regex.Pattern;

/** A .npy file: arrays of objects are pickles. */
final class Numpy {

  private static final Pattern OBJECTS = Pattern.compile("['\"][<>|=]?O[0-9]*['\"]");
  private static final int MAX_HEADER = 1 << 20;

  private Numpy() {}

  static void scan(Part part) {
    var content = part.content();
    boolean wide = content.at(6) >= 2;
    int lengthBytes = wide ? 4 : 2;
    long length = content.little(8, lengthBytes);
    if (length > MAX_HEADER) {
      throw new ScanException("npy.header", length, "at most " + MAX_HEADER);
    }
    var header = content.latin1(8 + lengthBytes, (int) length);
    if (OBJECTS.matcher(header).find()) {
      PickleScan.certain(part, 8 + lengthBytes + length);
    }
  }
}
