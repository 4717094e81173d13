package io.hauberk.trust.lock;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Objects;

/** Opened by whoever a key service lets unwrap with its key. */
public record KmsLock(Kms kms) implements Lock {

  private static final String TYPE = "kms";
  private static final String CONTEXT = "hauberk locked file 1";

  public KmsLock {
    Objects.requireNonNull(kms, "kms");
  }

  @Override
  public Secret close(ObjectNode header) {
    var key = Secret.random(LockedFile.KEY_BYTES);
    header
        .put(HeaderFields.TYPE, TYPE)
        .put("kms", kms.name())
        .put("wrapped", kms.wrap(key, CONTEXT));
    return key;
  }

  @Override
  public Secret open(ObjectNode header) {
    var fields = HeaderFields.of(header, TYPE);
    if (!fields.text("kms").equals(kms.name())) {
      throw new IntegrityException("kms", kms.name(), "the service and key that locked the file");
    }
    var key = kms.unwrap(fields.text("wrapped"), CONTEXT);
    if (key.length() != LockedFile.KEY_BYTES) {
      throw new IntegrityException("unwrapped key", key, LockedFile.KEY_BYTES + " bytes");
    }
    return key;
  }
}
