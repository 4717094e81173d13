package io.hauberk.tensor.data.fetch;

import io.hauberk.tensor.data.Made;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** Tar archives by hand after POSIX's ustar: 512-byte headers, content padded to blocks of 512. */
final class Archives {

  private Archives() {}

  static byte[] header(String name, String octalSize) {
    var header = new byte[512];
    put(header, 0, name);
    put(header, 100, "0000644");
    put(header, 124, octalSize);
    put(header, 257, "ustar");
    return header;
  }

  static byte[] tar(Map<String, byte[]> files) {
    var out = new ByteArrayOutputStream();
    files.forEach(
        (name, content) -> {
          out.writeBytes(header(name, "%011o".formatted(content.length)));
          out.writeBytes(content);
          out.writeBytes(new byte[(512 - content.length % 512) % 512]);
        });
    out.writeBytes(new byte[1024]);
    return out.toByteArray();
  }

  /** CIFAR-10's tar.gz with so many black airplanes a file. */
  static byte[] cifar10(int records) {
    Map<String, byte[]> files = new LinkedHashMap<>();
    for (int i = 1; i <= 5; i++) {
      files.put("cifar-10-batches-bin/data_batch_" + i + ".bin", new byte[3073 * records]);
    }
    files.put("cifar-10-batches-bin/test_batch.bin", new byte[3073 * records]);
    return Made.gzip(tar(files));
  }

  private static void put(byte[] header, int at, String text) {
    var bytes = text.getBytes(StandardCharsets.US_ASCII);
    System.arraycopy(bytes, 0, header, at, bytes.length);
  }
}
