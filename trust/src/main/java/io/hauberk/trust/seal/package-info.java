/**
 * Files of any size, encrypted in constant memory: {@link io.hauberk.trust.seal.SealedFiles} for
 * files, {@link io.hauberk.trust.seal.Sealer} and {@link io.hauberk.trust.seal.Unsealer} for
 * streams. Each file is sealed for a {@link io.hauberk.trust.seal.Purpose}.
 *
 * <p>Format, version 1, big-endian:
 *
 * <pre>
 * magic       8   "HBKSEAL" and the byte 1
 * cipher      1   1 AES-256-GCM, 2 SM4-GCM
 * segment     1   log2 of a segment's size, 12 to 24
 * wrapped     2   length n of the wrapped file key, 0 when the key of the keyring is used itself
 * key         4   id of the key in the keyring, or of the recipient's key
 * file        16  random
 * ...         n   the file key, sealed to the recipient (HPKE)
 * commitment  32  HKDF of key, header and purpose: another key or purpose is refused at once
 * body            segments: that of Tink's streaming AEAD AES-GCM-HKDF with the bytes above and
 *                 the purpose as associated data
 * </pre>
 *
 * <p>Every segment's nonce holds its position and whether it is the last one, so a segment can be
 * neither dropped, moved, repeated nor taken from another file (Hoang, Reyhanitabar, Rogaway,
 * Vizar, "Online Authenticated-Encryption and its Nonce-Reuse Misuse-Resistance", CRYPTO 2015, the
 * STREAM construction).
 */
@NullMarked
package io.hauberk.trust.seal;

import org.jspecify.annotations.NullMarked;
