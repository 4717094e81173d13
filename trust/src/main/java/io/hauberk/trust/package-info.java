/**
 * Keys, certificates, encryption, access policy, signatures and the audit log: what every other
 * module leans on.
 */
@NullMarked
package io.hauberk.trust;

import org.jspecify.annotations.NullMarked;
