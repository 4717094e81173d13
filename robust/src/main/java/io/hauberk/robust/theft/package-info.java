/**
 * Copying a model by asking it.
 *
 * <ul>
 *   <li>{@link io.hauberk.robust.theft.Knockoff}: from scores
 *   <li>{@link io.hauberk.robust.theft.Copycat}: from labels alone
 *   <li>{@link io.hauberk.robust.theft.Recipe}: how many questions, about what, and how a student
 *       learns from the answers
 *   <li>{@link io.hauberk.robust.theft.Stolen}: the student, and its fidelity against the number of
 *       questions
 * </ul>
 */
@NullMarked
package io.hauberk.robust.theft;

import org.jspecify.annotations.NullMarked;
