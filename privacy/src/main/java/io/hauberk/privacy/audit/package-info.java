/**
 * Measures from below what a training gives away, by attacking it.
 *
 * <ul>
 *   <li>{@link io.hauberk.privacy.audit.TrainingAudit}: plants canaries into a private training,
 *       watches every step, and holds the measured epsilon against the plan's
 *   <li>{@link io.hauberk.privacy.audit.OneRun}, {@link io.hauberk.privacy.audit.Rates}: lower
 *       bounds of epsilon from right guesses of one training, or of many
 *   <li>{@link io.hauberk.privacy.audit.MembershipScores}: how well an attack tells members, at low
 *       false positive rates first
 * </ul>
 */
@NullMarked
package io.hauberk.privacy.audit;

import org.jspecify.annotations.NullMarked;
