/**
 * Keys with versions: {@link io.hauberk.trust.key.Keyring} holds named {@link
 * io.hauberk.trust.key.Keyset}s, each of one {@link io.hauberk.trust.key.KeyKind} with a primary
 * version that encrypts and older ones that still decrypt; {@link io.hauberk.trust.key.KeyringFile}
 * keeps it on disk under a lock.
 */
@NullMarked
package io.hauberk.trust.key;

import org.jspecify.annotations.NullMarked;
