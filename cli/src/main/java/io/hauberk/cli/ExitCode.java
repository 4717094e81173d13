package io.hauberk.cli;

/** What the shell is told; stable over releases. */
final class ExitCode {

  static final int DONE = 0;

  /** A stated bar, signature or check was missed. */
  static final int MISSED = 1;

  static final int USAGE = 2;
  static final int FAILURE = 3;

  private ExitCode() {}
}
