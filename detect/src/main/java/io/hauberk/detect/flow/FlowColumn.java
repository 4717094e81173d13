package io.hauberk.detect.flow;

import java.util.function.ToDoubleFunction;

/** A number that every flow has, and its name. */
public record FlowColumn(String name, ToDoubleFunction<Flow> of) {

  /** Whole numbers without a point, others in full. */
  public String text(Flow flow) {
    double value = of.applyAsDouble(flow);
    boolean whole = value == Math.rint(value) && Math.abs(value) < 1L << 53;
    return whole ? Long.toString((long) value) : Double.toString(value);
  }
}
