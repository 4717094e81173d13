/**
 * What every module shares.
 *
 * <ul>
 *   <li>{@link io.hauberk.core.Checks}: one message shape for a caller's mistake
 *   <li>{@link io.hauberk.core.HauberkException}: the root of the world's failures
 *   <li>{@link io.hauberk.core.Randomness}: draws keyed by seed, sample and step; secure draws
 *   <li>{@link io.hauberk.core.Progress}: work that reports how far it is
 *   <li>{@link io.hauberk.core.AtomicFile}: a file appears whole or not at all
 *   <li>{@link io.hauberk.core.Digest}, {@link io.hauberk.core.DigestStream}: SHA-256 of inputs for
 *       evidence
 * </ul>
 */
@NullMarked
package io.hauberk.core;

import org.jspecify.annotations.NullMarked;
