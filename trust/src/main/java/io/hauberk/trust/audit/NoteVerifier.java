package io.hauberk.trust.audit;

import io.hauberk.core.Checks;
import io.hauberk.core.Printed;
import java.nio.charset.StandardCharsets;
import org.bouncycastle.crypto.params.Ed25519PublicKeyParameters;
import org.bouncycastle.crypto.signers.Ed25519Signer;

/** The public key of a note's signer: Ed25519 under a name, C2SP signed-note. */
public final class NoteVerifier {

  private final String name;
  private final Ed25519PublicKeyParameters key;
  private final int id;

  NoteVerifier(String name, Ed25519PublicKeyParameters key) {
    this.name = name;
    this.key = key;
    this.id = NoteKey.id(name, key.getEncoded());
  }

  /**
   * From {@code name+id+base64}.
   *
   * @throws IllegalArgumentException when it is not a verifier key or its id belongs to another
   */
  public static NoteVerifier parse(String text) {
    var parsed = NoteKey.parse(text);
    var verifier = new NoteVerifier(parsed.name, new Ed25519PublicKeyParameters(parsed.key, 0));
    Checks.argument(parsed.id == verifier.id, "key.id", Printed.of(text), "the hash of the key");
    return verifier;
  }

  public String name() {
    return name;
  }

  /** {@code name+id+base64}, what others need to verify. */
  public String format() {
    return NoteKey.format(name, id, key.getEncoded());
  }

  /**
   * The text, if this key signed it.
   *
   * @throws LogIntegrityException when no line is this key's, or its signature is false
   */
  public String verify(SignedNote note) {
    boolean seen = false;
    for (var signature : note.signatures()) {
      if (signature.name().equals(name) && signature.keyId() == id) {
        requireTrue(note, signature);
        seen = true;
      }
    }
    if (!seen) {
      throw new LogIntegrityException("note.signature", "none of " + name, "signed by this key");
    }
    return note.text();
  }

  private void requireTrue(SignedNote note, SignedNote.Signature signature) {
    var message = note.text().getBytes(StandardCharsets.UTF_8);
    var check = new Ed25519Signer();
    check.init(false, key);
    check.update(message, 0, message.length);
    var bytes = signature.bytes();
    if (!check.verifySignature(bytes)) {
      throw new LogIntegrityException("note.signature", name, "a true signature of the text");
    }
  }

  @Override
  public String toString() {
    return format();
  }
}
