package io.hauberk.robust.blackbox;

/** The search on one sample: a plain program, and what it has found so far. */
interface Hunt extends Runnable {

  Best best();
}
