/**
 * Networks of layers, their weights and their execution.
 *
 * <ul>
 *   <li>{@link io.hauberk.tensor.network.Network}: the graph, without weights
 *   <li>{@link io.hauberk.tensor.network.Weights}: named tensors
 *   <li>{@link io.hauberk.tensor.network.Model}: both, executable
 *   <li>{@link io.hauberk.tensor.network.Networks}: the architectures the tool brings
 * </ul>
 */
@NullMarked
package io.hauberk.tensor.network;

import org.jspecify.annotations.NullMarked;
