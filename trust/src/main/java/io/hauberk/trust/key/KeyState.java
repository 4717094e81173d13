package io.hauberk.trust.key;

/** What a version may still do. */
public enum KeyState {
  /** Decrypts, and encrypts when it is the primary. */
  ENABLED,
  /** Kept, used for nothing until enabled again. */
  DISABLED,
  /** Its bytes are gone for good; only its id and its dates remain. */
  DESTROYED
}
