package io.hauberk.tensor.file;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;

/** The first bytes of a file, by which its form is known. */
record FileStart(ByteBuffer bytes) {

  private static final int LENGTH = 9;
  private static final int ZIP = 0x04034b50;
  private static final int PICKLE_PROTOCOL = 0x80;

  /** Shorter files look as if zeros followed. */
  static FileStart of(Path file) {
    try (var in = FileInput.open(file)) {
      var bytes = new byte[LENGTH];
      in.fill(bytes, (int) Math.min(LENGTH, in.remaining()), "start of the file");
      return new FileStart(ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN));
    }
  }

  boolean isZip() {
    return bytes.getInt(0) == ZIP;
  }

  /** Also true of some safetensors, whose header length may begin so: ask that first. */
  boolean isPickle() {
    return (bytes.get(0) & 0xFF) == PICKLE_PROTOCOL && bytes.get(1) >= 2 && bytes.get(1) <= 5;
  }

  /** A header length that is not too long, then the header's brace. */
  boolean isSafeTensors() {
    long length = bytes.getLong(0);
    return length > 0 && length <= SafeTensorsHeader.MAX_BYTES && bytes.get(8) == '{';
  }
}
