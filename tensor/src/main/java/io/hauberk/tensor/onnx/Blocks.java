package io.hauberk.tensor.onnx;

import io.hauberk.core.Checks;
import io.hauberk.tensor.layer.Shaping.Transpose;
import io.hauberk.tensor.onnx.Value.Computed;
import java.util.List;
import java.util.Map;

/** Blocks of pixels as channels and back. */
final class Blocks {
  private Blocks() {}

  /** Whether the block's two axes come before the depth among the channels, or after it. */
  private enum Mode {
    DCR,
    CRD
  }

  static Value depthToSpace(Call call) {
    var x = plane(call);
    long block = block(call);
    var mode =
        Choice.of(
            "mode",
            call.attributes().text("mode").orElse("DCR"),
            Map.of("DCR", Mode.DCR, "CRD", Mode.CRD));
    long depth = x.extent(1) / (block * block);
    var moved =
        switch (mode) {
          case DCR -> {
            var split = List.of(1L, block, block, depth, x.extent(2), x.extent(3));
            yield moved(call, x, split, List.of(0L, 3L, 4L, 1L, 5L, 2L));
          }
          case CRD -> {
            var split = List.of(1L, depth, block, block, x.extent(2), x.extent(3));
            yield moved(call, x, split, List.of(0L, 1L, 4L, 2L, 5L, 3L));
          }
        };
    var shape = List.of(1L, depth, x.extent(2) * block, x.extent(3) * block);
    return Reshaping.to(call, moved, shape);
  }

  static Value spaceToDepth(Call call) {
    var x = plane(call);
    long block = block(call);
    long height = x.extent(2) / block;
    long width = x.extent(3) / block;
    var split = List.of(1L, x.extent(1), height, block, width, block);
    var moved = moved(call, x, split, List.of(0L, 3L, 5L, 1L, 2L, 4L));
    return Reshaping.to(call, moved, List.of(1L, x.extent(1) * block * block, height, width));
  }

  private static Computed moved(Call call, Computed x, List<Long> split, List<Long> order) {
    return call.emit(new Transpose(order), Reshaping.to(call, x, split));
  }

  private static Computed plane(Call call) {
    var x = call.computed(0);
    Checks.argument(x.rank() == 4, "input", x.shape(), "[n, channels, height, width]");
    return x;
  }

  private static long block(Call call) {
    int block = call.attributes().small("blocksize", 0);
    Checks.positive("blocksize", block);
    return block;
  }
}
