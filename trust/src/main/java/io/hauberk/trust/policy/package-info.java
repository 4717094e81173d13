/**
 * Who may do what with which data, model or key: roles and attributes, deny by default, deny
 * overrides. {@link io.hauberk.trust.policy.Policy} reads the file, {@link
 * io.hauberk.trust.policy.PolicyGate} decides, audits and reloads, {@link
 * io.hauberk.trust.policy.PolicyWatch} has it reload.
 */
@NullMarked
package io.hauberk.trust.policy;

import org.jspecify.annotations.NullMarked;
