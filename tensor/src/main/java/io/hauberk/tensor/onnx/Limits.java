package io.hauberk.tensor.onnx;

import io.hauberk.core.Checks;
import io.hauberk.core.ModelFormatException;
import java.util.List;

/**
 * What one import may cost. A file of a few bytes can name huge tensors; nothing is allocated
 * before it is charged here.
 */
final class Limits {

  /** Axes of a tensor; real models have at most six. */
  static final int RANK = 16;

  /** Elements of a list of extents, axes or indices. */
  static final int LIST = 1 << 20;

  /**
   * Messages and strings of a file: a hundred thousand nodes, tens of times the largest vision
   * model.
   */
  static final int PARTS = 1 << 20;

  /** Nodes of a network; the largest vision models have a few thousand. */
  private static final int NODES = 1 << 17;

  /** Elements of all values for one sample: 1 GiB, thirty times VGG's at 224 x 224. */
  private static final long VALUES = 1L << 28;

  /** Multiplications for one sample: sixty times VGG's at 224 x 224, seconds of work. */
  private static final double WORK = 1L << 40;

  /** Elements that any file may fold to. */
  private static final long SMALL = 1L << 20;

  /** Elements that a byte of weights may be folded to, one after another. */
  private static final long FOLDED_PER_BYTE = 4;

  private long folded;
  private int nodes;
  private long values = VALUES;
  private double work = WORK;

  Limits(long fileBytes) {
    folded = SMALL + FOLDED_PER_BYTE * fileBytes;
  }

  /** Weights in files beside the model add to what may be folded. */
  void addFile(long bytes) {
    folded += FOLDED_PER_BYTE * bytes;
  }

  /** Charges a tensor of weights or folded values. */
  void chargeFolded(long elements) {
    folded -= elements;
    if (folded < 0) {
      throw new ModelFormatException(
          "elements of constants",
          "beyond the limit",
          "at most " + FOLDED_PER_BYTE + " a byte of the file in all");
    }
  }

  /** Charges one sample of a value that a network's node computes. */
  void chargeValue(List<Long> shape, double multiplications) {
    nodes++;
    values -= elements(shape);
    work -= multiplications;
    if (nodes > NODES) {
      throw new ModelFormatException("nodes", nodes, "at most " + NODES);
    }
    if (values < 0) {
      throw new ModelFormatException("elements of values", "beyond the limit", "at most " + VALUES);
    }
    if (work < 0) {
      throw new ModelFormatException("multiplications", "beyond the limit", "at most " + WORK);
    }
  }

  /**
   * The product of the extents.
   *
   * @throws ArithmeticException when it overflows
   */
  static long elements(List<Long> shape) {
    Checks.argument(shape.size() <= RANK, "rank", shape.size(), "at most " + RANK);
    shape.forEach(extent -> Checks.notNegative("extent", extent));
    return shape.contains(0L) ? 0 : shape.stream().reduce(1L, Math::multiplyExact);
  }
}
