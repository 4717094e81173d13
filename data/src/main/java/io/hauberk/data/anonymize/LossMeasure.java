package io.hauberk.data.anonymize;

/** How much a released table has lost. Smaller is better; values of two measures do not compare. */
public enum LossMeasure {
  /**
   * Non-uniform entropy of the generalisation alone (Gionis and Tassa 2007), in bits summed over
   * cells; suppressed rows cost no more than the others.
   */
  GENERALISATION_ENTROPY {
    @Override
    LossFunction over(Microdata data) {
      return new ColumnEntropy(data);
    }
  },
  /** The same, and the entropy among suppressed rows, whose values are lost altogether. */
  ENTROPY {
    @Override
    LossFunction over(Microdata data) {
      return new SuppressionEntropy(data);
    }
  },
  /** Values covered by a cell as a share of the domain (Iyengar 2002), geometric mean, 0 to 1. */
  DOMAIN_SHARE {
    @Override
    LossFunction over(Microdata data) {
      return new ShareLoss(data);
    }
  },
  /** Sum of squared class sizes (Bayardo and Agrawal 2005), failing classes not suppressed. */
  DISCERNIBILITY {
    @Override
    LossFunction over(Microdata data) {
      return new DiscernibilityLoss();
    }
  },
  /** Mean class size (LeFevre et al. 2006), failing classes not suppressed. */
  CLASS_SIZE {
    @Override
    LossFunction over(Microdata data) {
      return new ClassSizeLoss(data.rows());
    }
  };

  abstract LossFunction over(Microdata data);
}
