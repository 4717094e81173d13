package io.hauberk.trust.audit;

import io.hauberk.core.Checks;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.bouncycastle.crypto.signers.Ed25519Signer;

/** The private key of a log; it redacts itself. */
public final class NoteSigner {

  private static final String LEAD = "PRIVATE+KEY+";

  private final Ed25519PrivateKeyParameters key;
  private final NoteVerifier verifier;
  private final int id;

  private NoteSigner(String name, Ed25519PrivateKeyParameters key) {
    var publicKey = key.generatePublicKey();
    this.key = key;
    this.verifier = new NoteVerifier(name, publicKey);
    this.id = NoteKey.id(name, publicKey.getEncoded());
  }

  /**
   * A fresh key.
   *
   * @param name of the log, such as {@code example.com/audit}
   */
  public static NoteSigner generate(String name, SecureRandom random) {
    NoteKey.checkName(name);
    return new NoteSigner(name, new Ed25519PrivateKeyParameters(random));
  }

  /**
   * From {@link #secretText}.
   *
   * @throws IllegalArgumentException when it is not a signer key; the message does not repeat it
   */
  public static NoteSigner parse(String secret) {
    Checks.argument(secret.startsWith(LEAD), "key", "malformed", LEAD + "name+id+base64");
    var parsed = NoteKey.parse(secret.substring(LEAD.length()));
    var signer = new NoteSigner(parsed.name, new Ed25519PrivateKeyParameters(parsed.key, 0));
    Checks.argument(signer.id == parsed.id, "key.id", "another's", "the hash of the key");
    return signer;
  }

  /** The key itself, for a sealed store: whoever has it writes the log. */
  public String secretText() {
    return LEAD + NoteKey.format(verifier.name(), id, key.getEncoded());
  }

  public NoteVerifier verifier() {
    return verifier;
  }

  /** Signs a text that ends with a newline. */
  public SignedNote sign(String text) {
    var message = text.getBytes(StandardCharsets.UTF_8);
    var signer = new Ed25519Signer();
    signer.init(true, key);
    signer.update(message, 0, message.length);
    var signature = signer.generateSignature();
    var line = ByteBuffer.allocate(Integer.BYTES + signature.length).putInt(id).put(signature);
    var base64 = Base64.getEncoder().encodeToString(line.array());
    return new SignedNote(text, List.of(new SignedNote.Signature(verifier.name(), id, base64)));
  }

  @Override
  public String toString() {
    return "NoteSigner[" + verifier.name() + ", key redacted]";
  }
}
