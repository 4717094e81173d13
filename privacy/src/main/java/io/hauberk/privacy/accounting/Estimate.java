package io.hauberk.privacy.accounting;

/** On which side of the truth a discrete loss distribution lies, and how it stays there. */
enum Estimate {
  /** At or above the truth: what may be promised. */
  PESSIMISTIC {
    @Override
    double slack(double error) {
      return error;
    }

    @Override
    double beyond(double mass) {
      return mass;
    }

    @Override
    double atTop(double mass) {
      return 0;
    }

    @Override
    double atBottom(double mass) {
      return mass;
    }

    @Override
    LossMasses onGrid(LossPair pair, double step) {
      return Dots.connect(pair, step);
    }
  },

  /** At or below the truth: how much a better accountant could still gain. */
  OPTIMISTIC {
    @Override
    double slack(double error) {
      return -error;
    }

    @Override
    double beyond(double mass) {
      return 0;
    }

    @Override
    double atTop(double mass) {
      return mass;
    }

    @Override
    double atBottom(double mass) {
      return 0;
    }

    @Override
    LossMasses onGrid(LossPair pair, double step) {
      return Dots.merge(pair, step);
    }
  };

  /** What an error of at most this size may have done to delta. */
  abstract double slack(double error);

  /** Of a cut upper tail, what goes to infinite loss. */
  abstract double beyond(double mass);

  /** Of a cut upper tail, what goes to the top of what is kept. */
  abstract double atTop(double mass);

  /** Of a cut lower tail, what goes up to the bottom of what is kept. */
  abstract double atBottom(double mass);

  /** Both directions of a pair on the grid. */
  abstract LossMasses onGrid(LossPair pair, double step);
}
