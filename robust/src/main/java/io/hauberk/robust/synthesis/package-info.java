/**
 * Classification by explanation: analysis by synthesis.
 *
 * <ul>
 *   <li>{@link io.hauberk.robust.synthesis.Decoders}: one generative network a class, run together
 *   <li>{@link io.hauberk.robust.synthesis.Inference}: how the best explanation is searched for
 *   <li>{@link io.hauberk.robust.synthesis.Synthesis}: the classifier they make
 * </ul>
 */
@NullMarked
package io.hauberk.robust.synthesis;

import org.jspecify.annotations.NullMarked;
