package io.hauberk.detect.sigma;

import static org.assertj.core.api.Assertions.assertThat;

import io.hauberk.core.RandomStream;
import io.hauberk.core.Randomness;
import io.hauberk.detect.sigma.pattern.RandomExpression;
import io.hauberk.detect.sigma.rule.Check;
import io.hauberk.detect.sigma.rule.Condition;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Rules are found by texts and fields first; none may be lost by that. */
class PrefilterTest {

  private static final int RULES = 300;
  private static final int EVENTS = 1000;
  private static final int FIELDS = 3;

  private final Randomness random = new Randomness(31);
  private final List<RandomExpression> expressions = new ArrayList<>();

  @Test
  void match_randomRulesAndEvents_theRulesThatHoldWithoutAnyIndex() {
    var texts = IntStream.range(0, RULES).mapToObj(i -> rule(i, random.stream(i, 0))).toList();
    var set = Rules.set(texts.toArray(String[]::new));
    var matcher = new Matcher(set);
    var event = set.event();
    long met = 0;
    for (int i = 0; i < EVENTS; i++) {
      fill(event.clear(), random.stream(i, 1));
      var expected =
          IntStream.range(0, RULES)
              .filter(rule -> holds(set.rules().get(rule).condition(), event))
              .boxed()
              .toList();
      assertThat(matcher.match(event)).as("event %d, seed 31", i).isEqualTo(expected);
      met += expected.size();
    }
    assertThat(met).isGreaterThan(5_000);
    // Fewer rules were weighed than there are, or there is no prefilter.
    assertThat(matcher.weighings()).isLessThan((long) EVENTS * RULES * 2 / 3);
  }

  private String rule(int number, RandomStream draw) {
    var parts = new ArrayList<String>();
    for (int i = 0; i < 3; i++) {
      parts.add("s" + i + ": {" + field(draw) + "}");
    }
    var conditions =
        new String[] {"s0 and s1", "s0 and (s1 or s2)", "s0 and not s1", "s0 or s1", "not s0"};
    int kind = number % 20 == 0 ? 4 : draw.nextInt(4);
    return Rules.of("{" + String.join(", ", parts) + ", condition: " + conditions[kind] + "}")
        .replace("title: t", "title: t" + number);
  }

  private String field(RandomStream draw) {
    var name = "f" + draw.nextInt(FIELDS);
    return switch (draw.nextInt(8)) {
      case 0 -> name + "|contains: " + quoted(RandomExpression.letters(draw, 2));
      case 1 -> name + "|exists: true";
      case 2 -> name + ": null";
      case 3 -> name + "|gte: " + draw.nextInt(9);
      case 4 -> name + "|cidr: 10." + draw.nextInt(3) + ".0.0/16";
      default -> name + "|re" + (draw.nextInt(2) == 0 ? "|i: " : ": ") + quoted(expression(draw));
    };
  }

  private String expression(RandomStream draw) {
    var expression = RandomExpression.draw(draw);
    expressions.add(expression);
    return expression.pattern();
  }

  private static String quoted(String text) {
    return "'" + text.replace("'", "''") + "'";
  }

  private void fill(Event event, RandomStream draw) {
    for (int field = 0; field < FIELDS; field++) {
      for (int values = draw.nextInt(3); values > 0; values--) {
        event.put("f" + field, value(draw));
      }
    }
  }

  private String value(RandomStream draw) {
    return switch (draw.nextInt(6)) {
      case 0 -> String.valueOf(draw.nextInt(10));
      case 1 -> "10." + draw.nextInt(4) + ".1.1";
      case 2 -> RandomExpression.letters(draw, 6);
      default ->
          RandomExpression.letters(draw, 1)
              + expressions.get(draw.nextInt(expressions.size())).match();
    };
  }

  private static boolean holds(Condition condition, Event event) {
    if (condition instanceof Condition.All all) {
      return all.parts().stream().allMatch(part -> holds(part, event));
    }
    if (condition instanceof Condition.Any any) {
      return any.parts().stream().anyMatch(part -> holds(part, event));
    }
    if (condition instanceof Condition.Not not) {
      return !holds(not.part(), event);
    }
    var is = (Condition.Is) condition;
    int field = event.schema().number(is.field());
    if (is.check() instanceof Check.Missing) {
      return event.values(field).isEmpty();
    }
    return is.check() instanceof Check.Exists
        ? event.has(field)
        : event.values(field).stream().anyMatch(is.check()::passes);
  }
}
