/**
 * Models that can only be asked, and what keeps their answers honest.
 *
 * <ul>
 *   <li>{@link io.hauberk.robust.oracle.RemoteOracle}: a served model, by the Open Inference
 *       Protocol v2
 *   <li>{@link io.hauberk.robust.oracle.OnnxRuntimeOracle}: an ONNX file, by ONNX Runtime
 *   <li>{@link io.hauberk.robust.oracle.CountedOracle}: counts and bounds queries
 *   <li>{@link io.hauberk.robust.oracle.SteadyOracle}: finds answers that change
 *   <li>{@link io.hauberk.robust.oracle.OracleException}: what can go wrong, by name
 * </ul>
 */
@NullMarked
package io.hauberk.robust.oracle;

import org.jspecify.annotations.NullMarked;
