package io.hauberk.privacy.audit;

import io.hauberk.privacy.train.DpSgd;
import java.util.Arrays;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;

/** Mistakes that were made in DP-SGD before; an auditor that misses one is no auditor. */
enum BrokenTrainings {
  NO_NOISE {
    @Override
    AuditedTraining seeded(long seed) {
      return new ReferenceTraining(seed) {
        @Override
        double noise(DpSgd plan) {
          return 0;
        }
      };
    }
  },

  /** Noise meant for the mean is added to the sum. */
  NOISE_OF_THE_MEAN_ON_THE_SUM {
    @Override
    AuditedTraining seeded(long seed) {
      return new ReferenceTraining(seed) {
        @Override
        double noise(DpSgd plan) {
          return super.noise(plan) / plan.sampling().expectedBatch();
        }
      };
    }
  },

  /** The mean is clipped, not the samples; the noise is as if they were. */
  CLIPPED_AFTER_AVERAGING {
    @Override
    AuditedTraining seeded(long seed) {
      return new ReferenceTraining(seed) {
        @Override
        Tensor factors(Tensor squared, double norm) {
          return squared.mul(new Scalar(0)).add(ONE);
        }

        @Override
        void afterSum(Sum sum, DpSgd plan) {
          double mean = sum.length() / plan.sampling().expectedBatch();
          sum.multiply(Math.min(1, plan.clipping().norm() / mean));
        }
      };
    }
  },

  /** The first batch is taken in every step. */
  MASK_REUSED {
    @Override
    AuditedTraining seeded(long seed) {
      return new ReferenceTraining(seed) {
        private int[] mask = {};

        @Override
        void begin(DpSgd plan) {
          mask = super.batch(plan, 0);
        }

        @Override
        int[] batch(DpSgd plan, int step) {
          return mask;
        }
      };
    }
  },

  /** Biases are left out of norms and clipping. */
  BIAS_NOT_CLIPPED {
    @Override
    AuditedTraining seeded(long seed) {
      return new ReferenceTraining(seed) {
        @Override
        Tensor squared(Tensor weights, Tensor biases) {
          return weights;
        }

        @Override
        Tensor biasFactors(Tensor factors) {
          return factors.mul(new Scalar(0)).add(ONE);
        }
      };
    }
  },

  /** Every epoch's shuffled list is cut into batches of the same size. */
  SHUFFLED {
    @Override
    AuditedTraining seeded(long seed) {
      return new ReferenceTraining(seed) {
        private int[] order = {};

        @Override
        int[] batch(DpSgd plan, int step) {
          int size = plan.sampling().expectedBatch();
          int steps = plan.sampling().examples() / size;
          int place = step % steps;
          if (place == 0) {
            order = stream().permutation(plan.sampling().examples());
          }
          return Arrays.copyOfRange(order, place * size, (place + 1) * size);
        }
      };
    }
  };

  abstract AuditedTraining seeded(long seed);
}
