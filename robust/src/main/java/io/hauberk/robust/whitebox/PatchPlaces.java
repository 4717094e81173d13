package io.hauberk.robust.whitebox;

import io.hauberk.core.Checks;
import io.hauberk.core.Randomness;
import io.hauberk.tensor.Batch;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/** Where a square of {@code side} pixels is put on each image: drawn by the sample's id. */
record PatchPlaces(int side, Randomness randomness) {

  void check(Tensor images) {
    Checks.argument(images.dim() == 4, "inputs", images.dim() + " axes", "images of 4");
    long most = Math.min(images.size(2), images.size(3));
    Checks.argument(side <= most, "side", side, "at most the image's " + most);
  }

  Placed at(Batch batch, long step) {
    int rows = Math.toIntExact(batch.inputs().size(2)) - side + 1;
    int columns = Math.toIntExact(batch.inputs().size(3)) - side + 1;
    var ids = batch.ids();
    var row = new int[ids.length];
    var column = new int[ids.length];
    for (int i = 0; i < ids.length; i++) {
      var stream = randomness.stream(ids[i], step);
      row[i] = stream.nextInt(rows);
      column[i] = stream.nextInt(columns);
    }
    return new Placed(side, row, column);
  }

  /** The places of a batch, by their upper left corners. */
  static final class Placed {
    private final int side;
    private final int[] row;
    private final int[] column;

    private Placed(int side, int[] row, int[] column) {
      this.side = side;
      this.row = row;
      this.column = column;
    }

    /** The images with the square on them. */
    Tensor stick(Tensor images, Tensor patch) {
      var stuck = images.clone();
      for (int i = 0; i < row.length; i++) {
        window(stuck, i).copy_(patch);
      }
      return stuck;
    }

    /** The sum of what lies where the square was put, of the square's shape. */
    Tensor under(Tensor images) {
      var sum = torch.zeros_like(window(images, 0));
      for (int i = 0; i < row.length; i++) {
        sum.add_(window(images, i));
      }
      return sum;
    }

    private Tensor window(Tensor images, int i) {
      return images.select(0, i).narrow(1, row[i], side).narrow(2, column[i], side);
    }
  }
}
