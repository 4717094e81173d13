package io.hauberk.trust.sign;

import io.hauberk.core.Digest;
import io.hauberk.core.Printed;
import io.hauberk.core.StorageException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.function.Supplier;
import org.bouncycastle.crypto.ExtendedDigest;
import org.bouncycastle.crypto.digests.Blake2bDigest;
import org.bouncycastle.crypto.digests.Blake3Digest;
import org.bouncycastle.crypto.digests.SHA256Digest;

/** Hashes of the specification's algorithm registry. */
enum HashType {
  SHA256("sha256", SHA256Digest::new) {
    @Override
    String of(Path file) {
      return Digest.sha256(file); // the processor's own instructions
    }
  },
  BLAKE2B("blake2b", () -> new Blake2bDigest(512)),
  BLAKE3("blake3", Blake3Digest::new);

  private static final int CHUNK = 1 << 16;

  private final String label;

  @SuppressWarnings("ImmutableEnumChecker") // constructor references hold nothing
  private final Supplier<ExtendedDigest> digest;

  HashType(String label, Supplier<ExtendedDigest> digest) {
    this.label = label;
    this.digest = digest;
  }

  String label() {
    return label;
  }

  static HashType of(String label) {
    return Arrays.stream(values())
        .filter(type -> type.label.equals(label))
        .findFirst()
        .orElseThrow(
            () ->
                new SignatureRefused(
                    "signature.hash", Printed.of(label), "sha256, blake2b or blake3"));
  }

  /** The hash of a file in lower-case hexadecimal, in constant memory. */
  String of(Path file) {
    var state = digest.get();
    var chunk = new byte[CHUNK];
    try (var in = Files.newInputStream(file)) {
      for (int read = in.read(chunk); read >= 0; read = in.read(chunk)) {
        state.update(chunk, 0, read);
      }
    } catch (IOException e) {
      throw new StorageException("model", file, "readable", e);
    }
    var out = new byte[state.getDigestSize()];
    state.doFinal(out, 0);
    return HexFormat.of().formatHex(out);
  }
}
