package io.hauberk.tensor.train;

import io.hauberk.core.Checks;

/** How the learning rate changes: a factor on the optimizer's rate. */
public sealed interface Schedule {

  /**
   * @param progress of the training, 0 at the first step and 1 after the last
   */
  double factor(double progress);

  /** Always one. */
  record Constant() implements Schedule {
    @Override
    public double factor(double progress) {
      return 1;
    }
  }

  /** Falls by {@code ratio} each time a further 1/{@code stages} of the training is done. */
  record Stairs(double ratio, int stages) implements Schedule {
    public Stairs {
      Checks.argument(ratio > 0 && ratio <= 1, "ratio", ratio, "0 < ratio <= 1");
      Checks.positive("stages", stages);
    }

    @Override
    public double factor(double progress) {
      return Math.pow(ratio, Math.min(stages - 1, Math.floor(progress * stages)));
    }
  }

  /** Half a cosine from one to zero (Loshchilov and Hutter 2017, without restarts). */
  record Cosine() implements Schedule {
    @Override
    public double factor(double progress) {
      return (1 + Math.cos(Math.PI * Math.min(1, progress))) / 2;
    }
  }

  /**
   * A line up to one at {@code peak}, then down to zero (Smith 2018; used for adversarial training
   * by Wong et al. 2020).
   */
  record Triangle(double peak) implements Schedule {
    public Triangle {
      Checks.argument(peak > 0 && peak < 1, "peak", peak, "0 < peak < 1");
    }

    @Override
    public double factor(double progress) {
      return progress < peak ? progress / peak : Math.max(0, (1 - progress) / (1 - peak));
    }
  }
}
