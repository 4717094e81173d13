package io.hauberk.robust.oracle;

import io.hauberk.core.HauberkException;
import org.jspecify.annotations.Nullable;

/**
 * A model's answers are missing or cannot be trusted; nothing is then said of its robustness. The
 * children say which.
 */
public abstract sealed class OracleException extends HauberkException {

  private static final long serialVersionUID = 1L;

  private OracleException(String name, Object value, String rule, @Nullable Throwable cause) {
    super(name, value, rule, cause);
  }

  /** No answer: out of time, refused, or still busy after all retries. */
  public static final class Unreachable extends OracleException {

    private static final long serialVersionUID = 1L;

    public Unreachable(String name, Object value, String rule) {
      this(name, value, rule, null);
    }

    public Unreachable(String name, Object value, String rule, @Nullable Throwable cause) {
      super(name, value, rule, cause);
    }
  }

  /** An answer of the wrong form: shape, type, size, not a number, or not scores. */
  public static final class BadReply extends OracleException {

    private static final long serialVersionUID = 1L;

    public BadReply(String name, Object value, String rule) {
      this(name, value, rule, null);
    }

    public BadReply(String name, Object value, String rule, @Nullable Throwable cause) {
      super(name, value, rule, cause);
    }
  }

  /** Another answer to the same input. */
  public static final class Unsteady extends OracleException {

    private static final long serialVersionUID = 1L;

    public Unsteady(String name, Object value, String rule) {
      super(name, value, rule, null);
    }
  }

  /** More was asked than is allowed; the call was not passed on. */
  public static final class QueryBudgetExhausted extends OracleException {

    private static final long serialVersionUID = 1L;

    public QueryBudgetExhausted(String name, Object value, String rule) {
      super(name, value, rule, null);
    }
  }
}
