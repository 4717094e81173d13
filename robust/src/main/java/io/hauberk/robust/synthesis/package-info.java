/**
 * Classification by explanation: analysis by synthesis.
 *
 * <ul>
 *   <li>{@link io.hauberk.robust.synthesis.Decoders}: one generative network a class, run together
 *   <li>{@link io.hauberk.robust.synthesis.Inference}: how the best explanation is searched for
 *   <li>{@link io.hauberk.robust.synthesis.Synthesis}: the classifier they make; {@link
 *       io.hauberk.robust.synthesis.SynthesisFile} describes one in JSON
 *   <li>{@link io.hauberk.robust.synthesis.LatentDescent}, {@link
 *       io.hauberk.robust.synthesis.ExplainedGradients}, {@link
 *       io.hauberk.robust.synthesis.EstimatedGradients}: attacks on it
 *   <li>{@link io.hauberk.robust.synthesis.VaeTraining}: learns the decoders
 * </ul>
 */
@NullMarked
package io.hauberk.robust.synthesis;

import org.jspecify.annotations.NullMarked;
