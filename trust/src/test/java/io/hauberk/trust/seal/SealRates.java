package io.hauberk.trust.seal;

import io.hauberk.core.Progress;
import io.hauberk.trust.key.KeyKind;
import io.hauberk.trust.key.Keyring;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/**
 * Bytes a second of one thread, by its processor time and by the clock; the figures in
 * docs/trust-keys.md. With a folder and a number of GiB it seals and opens a file of that size
 * there and removes it again: run it with {@code -Xmx32m} to see that memory is constant.
 */
final class SealRates {

  private static final int BYTES = 64 << 20;
  private static final int MIB = 1 << 20;

  private SealRates() {}

  public static void main(String[] args) throws IOException {
    if (args.length == 2) {
      file(Path.of(args[0]), Long.parseLong(args[1]) << 30);
      return;
    }
    for (var kind : new KeyKind[] {KeyKind.AES_256_GCM, KeyKind.SM4_GCM}) {
      var ring = Seals.ring(kind);
      var sealer = new Sealer(SealingKey.of(ring.keyset("k")));
      int rounds = kind == KeyKind.AES_256_GCM ? 12 : 3;
      for (int round = 0; round < rounds; round++) {
        var in = new Repeated(BYTES);
        rate(
            kind.label(),
            BYTES,
            () -> sealer.seal(in, OutputStream.nullOutputStream(), Seals.PURPOSE));
      }
    }
  }

  /** One block again and again, in the processor's cache as that of {@code openssl speed} is. */
  private static final class Repeated extends InputStream {

    private final byte[] block = Seals.random(1 << 14);
    private int left;

    Repeated(int bytes) {
      this.left = bytes;
    }

    @Override
    public int read() {
      return left-- > 0 ? 0 : -1;
    }

    @Override
    public int read(byte[] into, int offset, int length) {
      if (left <= 0) {
        return -1;
      }
      int step = Math.min(Math.min(length, block.length), left);
      System.arraycopy(block, 0, into, offset, step);
      left -= step;
      return step;
    }
  }

  private static void file(Path folder, long bytes) throws IOException {
    var plain = folder.resolve("plain");
    var sealed = folder.resolve("sealed");
    var opened = folder.resolve("opened");
    Keyring ring = Seals.ring(KeyKind.AES_256_GCM);
    var files = new SealedFiles(Progress.none());
    try {
      write(plain, bytes);
      var sealer = new Sealer(SealingKey.of(ring.keyset("k")));
      rate("seal a file", bytes, () -> files.encrypt(plain, sealed, sealer, Seals.PURPOSE));
      rate("open a file", bytes, () -> files.decrypt(sealed, opened, ring, Seals.PURPOSE));
      System.out.println("opened file differs at " + Files.mismatch(plain, opened));
      System.out.println(
          "heap at most "
              + Runtime.getRuntime().maxMemory() / MIB
              + " MiB, used "
              + (Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory()) / MIB);
    } finally {
      Files.deleteIfExists(plain);
      Files.deleteIfExists(sealed);
      Files.deleteIfExists(opened);
    }
  }

  private static void write(Path file, long bytes) throws IOException {
    var block = Seals.random(MIB);
    try (var out = Files.newOutputStream(file)) {
      for (long i = 0; i < bytes / MIB; i++) {
        block[(int) (i % MIB)]++;
        out.write(block);
      }
    }
  }

  private interface Work {
    void run() throws IOException;
  }

  private static void rate(String name, long bytes, Work work) throws IOException {
    var threads = ManagementFactory.getThreadMXBean();
    long start = System.nanoTime();
    long startCpu = threads.getCurrentThreadCpuTime();
    work.run();
    long cpu = threads.getCurrentThreadCpuTime() - startCpu;
    long wall = System.nanoTime() - start;
    System.out.printf(
        Locale.ROOT,
        "%s: %.2f GB a second of processor time, %.2f by the clock%n",
        name,
        (double) bytes / cpu,
        (double) bytes / wall);
  }
}
