package io.hauberk.tensor;

import org.bytedeco.javacpp.Pointer;
import org.bytedeco.javacpp.PointerScope;
import org.jspecify.annotations.Nullable;

/**
 * A lexical lifetime for native tensors: whatever is created inside is released at {@code close},
 * except what was kept.
 *
 * <p>The collector does not see tensor storage, so a scope is a matter of correctness. A scope
 * belongs to one thread.
 */
public final class TensorScope implements AutoCloseable {
  static {
    WaitPolicy.warnOnce();
  }

  private final @Nullable PointerScope outer = PointerScope.getInnerScope();
  private final PointerScope inner = new PointerScope();

  private TensorScope() {}

  public static TensorScope open() {
    return new TensorScope();
  }

  /** Promotes {@code result} to the enclosing scope; without one, the caller closes it. */
  public <P extends Pointer> P keep(P result) {
    if (outer == null) {
      release(result);
    } else {
      outer.attach(result);
    }
    return result;
  }

  /** Takes {@code result} out of every scope; its new owner closes it. */
  public static <P extends Pointer> P release(P result) {
    result.retainReference();
    var scope = PointerScope.getInnerScope();
    if (scope != null) {
      scope.detach(result);
    }
    return result;
  }

  @Override
  public void close() {
    inner.close();
  }
}
