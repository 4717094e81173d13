package io.hauberk.robust.whitebox;

import io.hauberk.core.Checks;
import io.hauberk.robust.Attack;
import io.hauberk.robust.Goal;
import io.hauberk.tensor.Batch;
import io.hauberk.tensor.ScoreOracle;
import io.hauberk.tensor.TensorScope;
import io.hauberk.tensor.Tensors;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * Rotates and shifts images by every combination of a grid and keeps the worst for each (Engstrom
 * et al. 2019, section 3, grid search). What comes in from outside the image is black. It has no
 * norm: a pixel may change by anything.
 *
 * <p>Threat model: scores of the model, images moved within {@code degrees} and {@code pixels}.
 * Cost: {@code angles * shifts * shifts} forward passes. Nothing is drawn.
 *
 * @param degrees largest rotation, either way
 * @param pixels largest shift, either way, along each axis
 * @param angles tried, evenly spaced and odd, so that the image itself is among them
 * @param shifts tried along each axis, likewise
 */
public record Spatial(double degrees, double pixels, int angles, int shifts, Goal goal)
    implements Attack<ScoreOracle> {

  /** Engstrom et al. 2019, section 4. */
  public static final int DEFAULT_ANGLES = 31;

  /** Engstrom et al. 2019, section 4. */
  public static final int DEFAULT_SHIFTS = 5;

  public Spatial {
    Checks.inRange("degrees", degrees, 0, 180);
    Checks.notNegative("pixels", pixels);
    Checks.argument(angles > 0 && angles % 2 == 1, "angles", angles, "odd");
    Checks.argument(shifts > 0 && shifts % 2 == 1, "shifts", shifts, "odd");
  }

  /**
   * The worst of the grid.
   *
   * @param batch of images [n, channels, height, width]
   */
  @Override
  public Tensor perturb(ScoreOracle model, Batch batch) {
    var inputs = batch.inputs();
    Checks.argument(inputs.dim() == 4, "inputs", inputs.dim() + " axes", "images of 4");
    try (var scope = TensorScope.open();
        var guard = new NoGradGuard()) {
      var worst = new Worst(inputs, Climb.lead(model.logits(inputs), batch.labels(), goal));
      for (int i = 0; i < angles * shifts * shifts; i++) {
        try (var inner = TensorScope.open()) {
          var moved = move(i).of(inputs);
          worst.offer(moved, Climb.lead(model.logits(moved), batch.labels(), goal));
        }
      }
      return scope.keep(worst.examples);
    }
  }

  private Move move(int place) {
    int across = place % shifts;
    int down = place / shifts % shifts;
    int turn = place / shifts / shifts;
    return new Move(
        Math.toRadians(at(turn, angles, degrees)),
        at(across, shifts, pixels),
        at(down, shifts, pixels));
  }

  /** From -limit to limit. */
  private static double at(int place, int count, double limit) {
    return count == 1 ? 0 : limit * (2.0 * place / (count - 1) - 1);
  }

  /** A rotation about the centre, then a shift in pixels. */
  private record Move(double radians, double right, double down) {

    /** Bilinear, on a grid whose corners are the centres of the corner pixels. */
    Tensor of(Tensor images) {
      var shape = Tensors.shape(images);
      double height = Math.max(shape[2] - 1, 1);
      double width = Math.max(shape[3] - 1, 1);
      float cos = (float) Math.cos(radians);
      float sin = (float) Math.sin(radians);
      float[] rows = {
        cos,
        (float) (-sin * height / width),
        (float) (-2 * right / width),
        (float) (sin * width / height),
        cos,
        (float) (-2 * down / height)
      };
      var theta = Tensors.of(rows, 1, 2, 3).expand(shape[0], 2, 3);
      var grid = torch.affine_grid_generator(theta, shape, true);
      var moved = torch.grid_sampler(images, grid, 0, 0, true);
      return moved.clamp_(Tensors.optional(0), Tensors.optional(1));
    }
  }

  /** Per sample the images with the largest lead so far. */
  private static final class Worst {
    private final Tensor examples;
    private final Tensor leads;

    Worst(Tensor inputs, Tensor leads) {
      this.examples = inputs.clone();
      this.leads = leads.clone();
    }

    void offer(Tensor moved, Tensor lead) {
      var worse = lead.gt(leads);
      examples.copy_(torch.where(worse.view(Tensors.perSample(moved)), moved, examples));
      leads.copy_(torch.where(worse, lead, leads));
    }
  }
}
