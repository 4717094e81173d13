/**
 * Tokens that stand for values: {@link io.hauberk.trust.token.Tokens} (AES-SIV, authenticated, any
 * length) and {@link io.hauberk.trust.token.FormatTokens} (FF1, the same format as the value). Both
 * give the same token for the same value, key and context, so joins and counts survive; both
 * therefore show which values are equal.
 */
@NullMarked
package io.hauberk.trust.token;

import org.jspecify.annotations.NullMarked;
