package io.hauberk.privacy.train;

import io.hauberk.core.Checks;
import io.hauberk.tensor.Tensors;
import java.util.List;
import org.bytedeco.pytorch.LongOptional;
import org.bytedeco.pytorch.Tensor;

/**
 * Random views of each image, moved and mirrored anew in every step. A sample's gradient is the
 * mean over its views, taken before it is clipped, so that any number of views costs what one costs
 * (De et al., Unlocking high-accuracy differentially private image classification through scale,
 * 2022, section 3.3, augmentation multiplicity).
 *
 * @param views of a sample in a step, K; time and memory grow with it
 * @param shift pixels that a view is moved by at most, up, down and sideways; what comes in is the
 *     image reflected at its edge
 */
public record Augmentation(int views, int shift, Mirroring mirroring) {

  /** Each sample as it is. */
  public static final Augmentation NONE = new Augmentation(1, 0, Mirroring.NEVER);

  /** Whether views are turned left to right. */
  public enum Mirroring {
    /** None is: for digits and letters. */
    NEVER {
      @Override
      boolean drawn(Draws draws) {
        return false;
      }
    },
    /** Each by a fair coin: for photographs. */
    LEFT_RIGHT {
      @Override
      boolean drawn(Draws draws) {
        return draws.next() < 0;
      }
    };

    abstract boolean drawn(Draws draws);
  }

  public Augmentation {
    Checks.positive("views", views);
    Checks.notNegative("shift", shift);
  }

  private boolean moves() {
    return shift > 0 || mirroring != Mirroring.NEVER;
  }

  /** Refuses samples that cannot be moved. */
  void checkFits(List<Long> sampleShape) {
    if (!moves()) {
      return;
    }
    boolean image = sampleShape.size() == 3;
    boolean wide = image && shift < Math.min(sampleShape.get(1), sampleShape.get(2));
    Checks.argument(
        wide, "sample shape", sampleShape, "an image wider and higher than the shift of " + shift);
  }

  /**
   * @param images [n, channels, height, width]; of any shape when nothing moves
   * @return [n views, ...], those of a sample one after another
   */
  Tensor of(Tensor images, Draws draws) {
    var repeated = views == 1 ? images : repeated(images, views);
    return moves() ? moved(repeated, draws) : repeated;
  }

  /** Each row so many times, one after another. */
  static Tensor repeated(Tensor rows, int times) {
    return rows.repeat_interleave(times, new LongOptional(0), new LongOptional());
  }

  private Tensor moved(Tensor images, Draws draws) {
    int n = Math.toIntExact(images.size(0));
    int height = Math.toIntExact(images.size(2));
    int width = Math.toIntExact(images.size(3));
    var rows = new long[n * height];
    var columns = new long[n * width];
    for (int i = 0; i < n; i++) {
      place(rows, i, height, new Move(offset(draws), false));
      place(columns, i, width, new Move(offset(draws), mirroring.drawn(draws)));
    }
    var byRow = Tensors.of(rows, n, 1, height, 1).expand_as(images);
    var byColumn = Tensors.of(columns, n, 1, 1, width).expand_as(images);
    return images.gather(2, byRow).gather(3, byColumn);
  }

  /** Uniform in -shift to shift. */
  private int offset(Draws draws) {
    return (int) (draws.next53() % (2L * shift + 1)) - shift;
  }

  /**
   * One axis of a view.
   *
   * @param reversed what it shows, end first
   */
  private record Move(int offset, boolean reversed) {

    /** Where the value at a place comes from. */
    int from(int place, int extent) {
      int moved = place + offset;
      int back = moved < 0 ? -moved : moved;
      int inside = back < extent ? back : 2 * extent - 2 - back;
      return reversed ? extent - 1 - inside : inside;
    }
  }

  private static void place(long[] places, int image, int extent, Move move) {
    for (int i = 0; i < extent; i++) {
      places[image * extent + i] = move.from(i, extent);
    }
  }
}
