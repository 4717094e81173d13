package io.hauberk.core;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.DigestInputStream;
import java.util.HexFormat;

/** A stream whose SHA-256 is known once it was read: one pass both uses and names an input. */
public final class DigestStream extends DigestInputStream {

  public DigestStream(InputStream in) {
    super(in, Digest.newDigest());
  }

  /** Reads what is left and gives the digest of everything. Call once. */
  public String sha256() throws IOException {
    transferTo(OutputStream.nullOutputStream());
    return HexFormat.of().formatHex(getMessageDigest().digest());
  }
}
