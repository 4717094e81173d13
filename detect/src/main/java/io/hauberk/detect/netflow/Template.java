package io.hauberk.detect.netflow;

import java.util.ArrayList;
import java.util.List;

/**
 * How a record is laid out.
 *
 * @param isOption whether its records tell of the exporter, not of flows
 */
record Template(List<Field> fields, boolean isOption) {

  /** More are refused: the elements that are defined are some five hundred. */
  static final int MOST_FIELDS = 256;

  static final int VARIABLE = 0xffff;

  /**
   * One field.
   *
   * @param enterprise 0 for the elements of IANA
   */
  record Field(int element, long enterprise, int length) {

    static Field read(Bounds part, boolean hasEnterprise) {
      int element = part.u16();
      int length = part.u16();
      boolean own = hasEnterprise && element >= 0x8000;
      return new Field(own ? element & 0x7fff : element, own ? part.u32() : 0, length);
    }
  }

  /** A template of flows. */
  static Template read(Bounds part, int count, boolean hasEnterprise) {
    var fields = new ArrayList<Field>();
    for (int i = 0; i < count; i++) {
      fields.add(Field.read(part, hasEnterprise));
    }
    return new Template(List.copyOf(fields), false);
  }

  Template asOption() {
    return new Template(fields, true);
  }

  /** Bytes of the shortest record. */
  int least() {
    int sum = 0;
    for (var field : fields) {
      sum += field.length == VARIABLE ? 1 : field.length;
    }
    return sum;
  }
}
