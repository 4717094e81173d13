package io.hauberk.tensor.onnx;

import io.hauberk.core.Checks;
import io.hauberk.tensor.layer.Padding;
import io.hauberk.tensor.layer.Size;
import io.hauberk.tensor.layer.Window;
import java.util.List;
import java.util.Map;

/** Kernel, stride, padding and dilation from a node's attributes, of one axis or two. */
final class WindowReader {

  /** Who chooses the padding. */
  private enum Auto {
    NOTSET,
    VALID,
    SAME_UPPER,
    SAME_LOWER
  }

  private final Attributes attributes;
  private final Auto auto;

  WindowReader(Attributes attributes) {
    this.attributes = attributes;
    this.auto =
        Choice.of(
            "auto_pad",
            attributes.text("auto_pad").filter(word -> !word.isEmpty()).orElse("NOTSET"),
            Map.of(
                "NOTSET",
                Auto.NOTSET,
                "VALID",
                Auto.VALID,
                "SAME_UPPER",
                Auto.SAME_UPPER,
                "SAME_LOWER",
                Auto.SAME_LOWER));
  }

  /** The window of a pooling. */
  Window pooling(Size plane) {
    var kernel = attributes.integers("kernel_shape").map(list -> size("kernel_shape", list));
    Checks.argument(kernel.isPresent(), "kernel_shape", "missing", "the window's extents");
    return window(kernel.orElseThrow(), plane);
  }

  /** The window of a convolution over planes of an extent. */
  Window window(Size kernel, Size plane) {
    var open = unpadded(kernel);
    var padding =
        switch (auto) {
          case NOTSET -> padding();
          case VALID -> Padding.NONE;
          case SAME_UPPER -> before(total(open, plane), 0);
          case SAME_LOWER -> before(total(open, plane), 1);
        };
    return open.withPadding(padding);
  }

  /**
   * The window of a transposed convolution, whose padding may be given by the result's extents.
   *
   * @param extra rows and columns added at the end
   */
  Window transposed(Size kernel, Size plane, Size extra) {
    var open = unpadded(kernel);
    var full =
        new Size(
            (plane.height() - 1) * open.stride().height() + open.reach().height() + extra.height(),
            (plane.width() - 1) * open.stride().width() + open.reach().width() + extra.width());
    var wanted = attributes.integers("output_shape").map(list -> size("output_shape", last(list)));
    if (wanted.isPresent()) {
      return open.withPadding(before(less(full, wanted.get()), upper() ? 0 : 1));
    }
    var same =
        new Size(plane.height() * open.stride().height(), plane.width() * open.stride().width());
    return switch (auto) {
      case NOTSET -> open.withPadding(padding());
      case VALID -> open;
      case SAME_UPPER -> open.withPadding(before(less(full, same), 0));
      case SAME_LOWER -> open.withPadding(before(less(full, same), 1));
    };
  }

  /** Rows and columns that a transposed convolution adds at the end. */
  Size extra() {
    var extra = attributes.integers("output_padding").orElse(List.of());
    var size = extra.isEmpty() ? Size.ZERO : size("output_padding", extra);
    return extra.size() == 1 ? new Size(0, size.width()) : size;
  }

  private Size size(String name, Size absent) {
    return attributes.integers(name).map(list -> size(name, list)).orElse(absent);
  }

  private boolean upper() {
    return auto == Auto.SAME_UPPER;
  }

  private Window unpadded(Size kernel) {
    return new Window(kernel, size("strides", Size.ONE), Padding.NONE, size("dilations", Size.ONE));
  }

  private Padding padding() {
    var pads = attributes.integers("pads").orElse(List.of(0L, 0L, 0L, 0L));
    Checks.argument(pads.size() == 2 || pads.size() == 4, "pads", pads, "two an axis");
    Checks.argument(pads.stream().allMatch(pad -> pad >= 0), "pads", pads, ">= 0");
    int[] amounts = pads.stream().mapToInt(Math::toIntExact).toArray();
    return amounts.length == 2
        ? new Padding(0, amounts[0], 0, amounts[1])
        : new Padding(amounts[0], amounts[1], amounts[2], amounts[3]);
  }

  /** Padding that makes one position a stride. */
  private static Size total(Window window, Size plane) {
    return new Size(
        total(plane.height(), window.stride().height(), window.reach().height()),
        total(plane.width(), window.stride().width(), window.reach().width()));
  }

  private static int total(int extent, int stride, int reach) {
    int last = (extent - 1) / stride * stride;
    return Math.max(0, Math.addExact(last, reach) - extent);
  }

  /** Half of the padding on each side; of an odd number, {@code more} goes before. */
  private static Padding before(Size total, int more) {
    int top = (total.height() + more) / 2;
    int left = (total.width() + more) / 2;
    return new Padding(top, left, total.height() - top, total.width() - left);
  }

  private static Size less(Size full, Size wanted) {
    Checks.argument(
        wanted.height() <= full.height() && wanted.width() <= full.width(),
        "output_shape",
        wanted,
        "at most " + full);
    return new Size(full.height() - wanted.height(), full.width() - wanted.width());
  }

  private static List<Long> last(List<Long> list) {
    return list.size() > 2 ? list.subList(list.size() - 2, list.size()) : list;
  }

  private static Size size(String name, List<Long> list) {
    Checks.argument(list.size() == 1 || list.size() == 2, name, list, "one or two axes");
    int width = Math.toIntExact(list.get(list.size() - 1));
    return new Size(list.size() == 1 ? 1 : Math.toIntExact(list.get(0)), width);
  }
}
