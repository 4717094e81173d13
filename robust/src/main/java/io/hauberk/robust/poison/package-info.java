/**
 * Poisoned training data: attacks, detectors, repair.
 *
 * <table>
 * <caption>What is here</caption>
 * <tr><td>attacks</td><td>{@code BadNets}, {@code CleanLabel}, {@code LabelFlip}</td></tr>
 * <tr><td>detectors over training data</td>
 *     <td>{@code ActivationClustering}, {@code SpectralSignatures}</td></tr>
 * <tr><td>detector at run time</td><td>{@code Strip}</td></tr>
 * <tr><td>repair</td><td>{@code FinePruning}</td></tr>
 * </table>
 */
@NullMarked
package io.hauberk.robust.poison;

import org.jspecify.annotations.NullMarked;
