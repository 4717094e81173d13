/**
 * An append-only audit log that others can verify: C2SP tlog-tiles with signed checkpoints.
 *
 * <ul>
 *   <li>{@link io.hauberk.trust.audit.AuditLog}: the one writer; durable before it answers
 *   <li>{@link io.hauberk.trust.audit.AuditEvent}: what is written, in OCSF's words
 *   <li>{@link io.hauberk.trust.audit.LogProofs}: inclusion and consistency, RFC 6962
 *   <li>{@link io.hauberk.trust.audit.LogVerifier}: reads the whole log and names what was changed
 *   <li>{@link io.hauberk.trust.audit.NoteSigner}, {@link io.hauberk.trust.audit.NoteVerifier}: the
 *       keys of signed notes
 * </ul>
 */
@NullMarked
package io.hauberk.trust.audit;

import org.jspecify.annotations.NullMarked;
