/**
 * Signatures over model and data folders: OpenSSF Model Signing v1.0, methods {@code key} and
 * {@code certificate}.
 *
 * <ul>
 *   <li>{@link io.hauberk.trust.sign.ModelSigner} signs, {@link
 *       io.hauberk.trust.sign.ModelVerifier} checks before anything is loaded
 *   <li>{@link io.hauberk.trust.sign.SigningKeys} reads keys and certificates from PEM
 * </ul>
 */
@NullMarked
package io.hauberk.trust.sign;

import org.jspecify.annotations.NullMarked;
