package io.hauberk.tensor.layer;

/**
 * One step of a network: an immutable record of its hyper-parameters, without weights. Each
 * consumer of models (libtorch, ONNX, bounds, per-sample gradient norms, integer planning, secret
 * sharing) is a {@link Visitor}.
 */
public sealed interface Layer permits Affine, Norm, Activation, Pool, Shaping, Join {

  <R> R accept(Visitor<R> visitor);

  /** The layer's name in files and messages, such as {@code Conv2d}. */
  default String type() {
    return getClass().getSimpleName();
  }

  /** One method a layer, on purpose without defaults. */
  interface Visitor<R> {

    R conv2d(Affine.Conv2d layer);

    R convTranspose2d(Affine.ConvTranspose2d layer);

    R linear(Affine.Linear layer);

    R embedding(Affine.Embedding layer);

    R batchNorm(Norm.BatchNorm layer);

    R groupNorm(Norm.GroupNorm layer);

    R layerNorm(Norm.LayerNorm layer);

    R relu(Activation.Relu layer);

    R elu(Activation.Elu layer);

    R leakyRelu(Activation.LeakyRelu layer);

    R gelu(Activation.Gelu layer);

    R sigmoid(Activation.Sigmoid layer);

    R tanh(Activation.Tanh layer);

    R hardSigmoid(Activation.HardSigmoid layer);

    R hardSwish(Activation.HardSwish layer);

    R clip(Activation.Clip layer);

    R softmax(Activation.Softmax layer);

    R logSoftmax(Activation.LogSoftmax layer);

    R elementwise(Activation.Elementwise layer);

    R power(Activation.Power layer);

    R maxPool2d(Pool.MaxPool2d layer);

    R avgPool2d(Pool.AvgPool2d layer);

    R globalAvgPool(Pool.GlobalAvgPool layer);

    R mean(Pool.Mean layer);

    R flatten(Shaping.Flatten layer);

    R reshape(Shaping.Reshape layer);

    R transpose(Shaping.Transpose layer);

    R pad(Shaping.Pad layer);

    R slice(Shaping.Slice layer);

    R dropout(Shaping.Dropout layer);

    R identity(Shaping.Identity layer);

    R add(Join.Add layer);

    R sub(Join.Sub layer);

    R mul(Join.Mul layer);

    R div(Join.Div layer);

    R matMul(Join.MatMul layer);

    R concat(Join.Concat layer);

    R constant(Join.Constant layer);
  }
}
