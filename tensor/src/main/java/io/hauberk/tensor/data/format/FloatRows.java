package io.hauberk.tensor.data.format;

import io.hauberk.tensor.Tensors;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;

/** A growing [n, columns] float32 tensor, outside the Java heap but for a chunk of rows. */
final class FloatRows {

  private static final int CHUNK_NUMBERS = 1 << 20;

  private final int columns;
  private final float[] chunk;
  private final List<Tensor> full = new ArrayList<>();
  private int filled;

  FloatRows(int columns) {
    this.columns = columns;
    this.chunk = new float[Math.max(1, CHUNK_NUMBERS / columns) * columns];
  }

  void add(float[] row) {
    if (filled == chunk.length) {
      flush();
    }
    System.arraycopy(row, 0, chunk, filled, columns);
    filled += columns;
  }

  /** All rows, in the current scope; there must be one. */
  Tensor whole() {
    if (filled > 0) {
      flush();
    }
    return torch.cat(new TensorVector(full.toArray(new Tensor[0])));
  }

  private void flush() {
    full.add(Tensors.of(Arrays.copyOf(chunk, filled), filled / columns, columns));
    filled = 0;
  }
}
