/**
 * Measures from below what a training gives away, by attacking it.
 *
 * <ul>
 *   <li>{@link io.hauberk.privacy.audit.TrainingAudit}: plants canaries into a private training,
 *       watches every step, and holds the measured epsilon against the plan's
 *   <li>{@link io.hauberk.privacy.audit.OneRun}, {@link io.hauberk.privacy.audit.Rates}: lower
 *       bounds of epsilon from right guesses of one training, or of many
 *   <li>{@link io.hauberk.privacy.audit.MembershipScores}: how well an attack tells members, at low
 *       false positive rates first; {@link io.hauberk.privacy.audit.MembershipGame} to play it
 *   <li>{@link io.hauberk.privacy.audit.Confidences}, {@link io.hauberk.privacy.audit.Lira} with
 *       {@link io.hauberk.privacy.audit.ShadowTraining}: attacks; {@link
 *       io.hauberk.privacy.audit.Exposure} of planted secrets
 *   <li>{@link io.hauberk.privacy.audit.AttributeInference}, {@link
 *       io.hauberk.privacy.audit.ModelInversion}, {@link io.hauberk.privacy.audit.GradientLeakage}:
 *       demonstrations
 * </ul>
 */
@NullMarked
package io.hauberk.privacy.audit;

import org.jspecify.annotations.NullMarked;
