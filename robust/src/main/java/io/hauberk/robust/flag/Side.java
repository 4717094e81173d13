package io.hauberk.robust.flag;

/** On which side of its threshold a measured value raises a sign. */
public enum Side {

  /** Raised by more than the threshold. */
  ABOVE(">") {
    @Override
    boolean raised(double measured, double threshold) {
      return measured > threshold;
    }
  },

  /** Raised by the threshold and less. */
  AT_MOST("<=") {
    @Override
    boolean raised(double measured, double threshold) {
      return measured <= threshold;
    }
  };

  private final String symbol;

  Side(String symbol) {
    this.symbol = symbol;
  }

  /** As reports write it before the threshold. */
  public String symbol() {
    return symbol;
  }

  abstract boolean raised(double measured, double threshold);
}
