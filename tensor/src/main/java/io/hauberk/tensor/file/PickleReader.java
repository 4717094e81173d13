package io.hauberk.tensor.file;

import io.hauberk.core.ModelFormatException;
import java.math.BigInteger;
import java.nio.ByteBuffer;

/** The arguments that stand behind instructions in a pickle's bytes. */
final class PickleReader {

  private static final String PICKLE = "pickle";
  private static final int MAX_TEXT_BYTES = 1 << 20;
  private static final int MAX_NAME_BYTES = 256;

  private final FileInput in;

  PickleReader(FileInput in) {
    this.in = in;
  }

  static void require(boolean holds, String part, Object value, String rule) {
    if (!holds) {
      throw new ModelFormatException("pickle " + part, value, rule);
    }
  }

  int octet() {
    return in.octet(PICKLE);
  }

  /** A number of so many bytes, little-endian, without sign. */
  BigInteger unsigned(int bytes) {
    return new BigInteger(1, reversed(in.bytes(bytes, PICKLE)));
  }

  int int32() {
    return in.littleEndian(Integer.BYTES, PICKLE).getInt();
  }

  /** A length in one byte, then two's complement. */
  BigInteger signed() {
    var bytes = in.bytes(octet(), PICKLE);
    return bytes.length == 0 ? BigInteger.ZERO : new BigInteger(reversed(bytes));
  }

  double real() {
    return ByteBuffer.wrap(in.bytes(Double.BYTES, PICKLE)).getDouble();
  }

  /**
   * @param lengthBytes how many bytes hold the length
   */
  String text(int lengthBytes) {
    var length = unsigned(lengthBytes);
    boolean fits = length.compareTo(BigInteger.valueOf(MAX_TEXT_BYTES)) <= 0;
    require(fits, "text", length, "at most " + MAX_TEXT_BYTES + " bytes");
    return Utf8.decode(in.bytes(length.intValueExact(), PICKLE), "pickle text");
  }

  /** A name, ended by a line feed. */
  String line() {
    var line = new StringBuilder();
    for (int octet = octet(); octet != '\n'; octet = octet()) {
      require(line.length() < MAX_NAME_BYTES, "global", "longer", "at most 256 characters");
      line.append((char) octet);
    }
    return line.toString();
  }

  /** Frames only group bytes for reading; one that reaches beyond the file is a lie. */
  void frame() {
    in.require(in.littleEndian(Long.BYTES, PICKLE).getLong(), "pickle frame");
  }

  private static byte[] reversed(byte[] bytes) {
    var reversed = new byte[bytes.length];
    for (int i = 0; i < bytes.length; i++) {
      reversed[i] = bytes[bytes.length - 1 - i];
    }
    return reversed;
  }
}
