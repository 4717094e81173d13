package io.hauberk.detect.sigma;

import io.hauberk.core.DataFormatException;
import io.hauberk.detect.sigma.rule.Check;
import io.hauberk.detect.sigma.rule.Condition;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/** Makes plans of conditions; equal checks become one probe, and equal selections one plan. */
final class Compiler {

  private static final int MOST_PROBES = 1 << 20;

  private final Schema schema;
  private final Map<Probe, Integer> numbers = new HashMap<>();
  private final List<Probe> probes = new ArrayList<>();

  Compiler(Schema schema) {
    this.schema = schema;
  }

  Plan compile(Condition condition) {
    return compile(condition, new IdentityHashMap<>());
  }

  private Plan compile(Condition condition, Map<Condition, Plan> known) {
    var before = known.get(condition);
    if (before != null) {
      return before;
    }
    Plan plan;
    if (condition instanceof Condition.Not not) {
      plan = new Plan.Negated(compile(not.part(), known));
    } else if (condition instanceof Condition.All all) {
      plan = new Plan.Every(parts(all.parts(), known));
    } else if (condition instanceof Condition.Any any) {
      plan = new Plan.Some(parts(any.parts(), known));
    } else {
      int number = number((Condition.Is) condition);
      plan = new Plan.Passes(number, probes.get(number).isDear());
    }
    known.put(condition, plan);
    return plan;
  }

  private Plan[] parts(List<Condition> parts, Map<Condition, Plan> known) {
    return parts.stream().map(part -> compile(part, known)).toArray(Plan[]::new);
  }

  private int number(Condition.Is is) {
    int field = is.field().isEmpty() ? Schema.NONE : schema.add(is.field());
    if (is.check() instanceof Check.SameAs same) {
      schema.add(same.field());
    }
    return numbers.computeIfAbsent(new Probe(field, is.check()), this::added);
  }

  private int added(Probe probe) {
    if (probes.size() == MOST_PROBES) {
      throw new DataFormatException("sigma.checks", "more", "at most " + MOST_PROBES);
    }
    probes.add(probe);
    return probes.size() - 1;
  }

  Probe[] probes() {
    return probes.toArray(Probe[]::new);
  }
}
