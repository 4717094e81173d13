/**
 * Secrets at rest: {@link io.hauberk.trust.lock.Lock} says who may open a {@link
 * io.hauberk.trust.lock.LockedFile}, a passphrase ({@link io.hauberk.trust.lock.PassphraseLock}) or
 * a key service ({@link io.hauberk.trust.lock.KmsLock}); {@link io.hauberk.trust.lock.PrivateFile}
 * writes what only its owner may read.
 */
@NullMarked
package io.hauberk.trust.lock;

import org.jspecify.annotations.NullMarked;
