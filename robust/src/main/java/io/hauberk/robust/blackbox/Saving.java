package io.hauberk.robust.blackbox;

/** The answers of a run, and when they are saved. */
interface Saving<R> {

  Ledger<R> ledger();

  /** After each round; saves when it is time. */
  void roundEnded();

  void save();
}
