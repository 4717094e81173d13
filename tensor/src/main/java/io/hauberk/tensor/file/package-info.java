/**
 * Model files. Reading never executes anything from a state dict, a safetensors or an architecture
 * file; TorchScript is a program and is run.
 *
 * <ul>
 *   <li>{@link io.hauberk.tensor.file.ModelFiles}: reads and writes a model, whatever its form
 *   <li>{@link io.hauberk.tensor.file.LoadedModel}: what was read, a network or an oracle
 *   <li>{@link io.hauberk.tensor.file.SafeTensors}: named tensors and text
 *   <li>{@link io.hauberk.tensor.file.StateDicts}: PyTorch's pickled state dicts, unpickled by an
 *       allow-list
 *   <li>{@link io.hauberk.tensor.file.ArchitectureJson}: networks as JSON
 *   <li>{@link io.hauberk.tensor.file.TorchScriptModel}: a TorchScript program as an oracle
 * </ul>
 */
@NullMarked
package io.hauberk.tensor.file;

import org.jspecify.annotations.NullMarked;
