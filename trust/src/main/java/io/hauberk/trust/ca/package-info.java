/**
 * A small certificate authority for mutual TLS between parties that know each other: {@link
 * io.hauberk.trust.ca.AuthorityFile} issues and revokes, {@link io.hauberk.trust.ca.Identity} is
 * what a party holds, {@link io.hauberk.trust.ca.MutualTls} lets two parties talk.
 *
 * <p>One root, no intermediates, ECDSA on P-256 with SHA-256, TLS 1.3. A party is refused when its
 * certificate is of another authority, expired, not valid yet or revoked, and when the list of
 * revoked certificates is missing, out of date or older than one seen before.
 */
@NullMarked
package io.hauberk.trust.ca;

import org.jspecify.annotations.NullMarked;
