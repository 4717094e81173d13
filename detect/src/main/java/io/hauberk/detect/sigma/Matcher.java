package io.hauberk.detect.sigma;

import io.hauberk.detect.sigma.pattern.Fold;
import io.hauberk.detect.sigma.rule.Check;
import java.nio.CharBuffer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.IntConsumer;
import java.util.function.IntPredicate;

/**
 * Finds the rules that an event meets: first the probes that one pass over each field finds, then
 * the rules that these trigger. Other probes are tried when a rule asks, once an event.
 */
final class Matcher {

  private final RuleSet rules;
  private final Probe[] probes;

  /** The event at which a probe was last tried, and at which it last passed. */
  private final long[] tried;

  private final long[] passed;

  /** The event at which a text of a dear probe was last found. */
  private final long[] likely;

  /** The value that a probe was last tried on, by the count of all values. */
  private final long[] seen;

  private final long[] weighed;
  private final List<Integer> candidates = new ArrayList<>();
  private final IntConsumer found = this::found;
  private final IntPredicate passes = this::passes;
  private Event event;
  private String value = "";
  private char[] folded = new char[1 << 10];
  private CharSequence view = "";
  private long number;
  private long values;
  private long weighings;
  private long attempts;

  Matcher(RuleSet rules) {
    this.rules = rules;
    probes = rules.probes();
    tried = new long[probes.length];
    passed = new long[probes.length];
    likely = new long[probes.length];
    seen = new long[probes.length];
    weighed = new long[rules.rules().size()];
    event = rules.event();
  }

  /** The numbers of the rules, ascending. */
  List<Integer> match(Event next) {
    event = next;
    number++;
    candidates.clear();
    for (int i = 0; i < next.fields(); i++) {
      var index = rules.index(next.field(i));
      next.values(next.field(i)).forEach(text -> scan(index, text));
      for (int rule : rules.present(next.field(i))) {
        weigh(rule);
      }
    }
    next.texts().forEach(text -> scan(rules.index(Schema.NONE), text));
    for (int rule : rules.always()) {
      candidates.add(rule);
    }
    weighings += candidates.size();
    var met = new ArrayList<Integer>(0);
    for (int rule : candidates) {
      if (rules.plan(rule).holds(passes)) {
        met.add(rule);
      }
    }
    Collections.sort(met);
    return met;
  }

  private void scan(FieldIndex index, String text) {
    int length = text.length();
    if (folded.length < length) {
      folded = new char[2 * length];
    }
    text.getChars(0, length, folded, 0);
    for (int i = 0; i < length; i++) {
      folded[i] = Fold.of(folded[i]);
    }
    value = text;
    view = CharBuffer.wrap(folded, 0, length);
    values++;
    index.scan(folded, length, found);
  }

  private void found(int probe) {
    if (passed[probe] == number || likely[probe] == number || seen[probe] == values) {
      return;
    }
    seen[probe] = values;
    if (probes[probe].isDear()) {
      likely[probe] = number;
      trigger(probe);
    } else if (probes[probe].isDecided() || passesHere(probes[probe].check())) {
      passed[probe] = number;
      trigger(probe);
    }
  }

  /** Of the value at hand, which is folded already. */
  private boolean passesHere(Check check) {
    return check instanceof Check.Like like ? like.pattern().matches(view) : check.passes(value);
  }

  private void trigger(int probe) {
    for (int rule : rules.triggered(probe)) {
      weigh(rule);
    }
  }

  private void weigh(int rule) {
    if (weighed[rule] != number) {
      weighed[rule] = number;
      candidates.add(rule);
    }
  }

  private boolean passes(int probe) {
    if (passed[probe] == number) {
      return true;
    }
    boolean isUnlikely = probes[probe].isIndexed() && likely[probe] != number;
    if (isUnlikely || tried[probe] == number) {
      return false;
    }
    attempts++;
    tried[probe] = number;
    boolean passing = attempt(probes[probe]);
    passed[probe] = passing ? number : passed[probe];
    return passing;
  }

  private boolean attempt(Probe probe) {
    if (probe.check() instanceof Check.Missing) {
      return event.values(probe.field()).isEmpty();
    }
    if (probe.check() instanceof Check.Exists && probe.field() != Schema.NONE) {
      return event.has(probe.field());
    }
    var values = probe.field() == Schema.NONE ? event.texts() : event.values(probe.field());
    if (probe.check() instanceof Check.SameAs same) {
      var others = event.values(rules.number(same.field()));
      return values.stream()
          .anyMatch(one -> others.stream().anyMatch(other -> same.passes(one, other)));
    }
    return values.stream().anyMatch(probe.check()::passes);
  }

  /** Rules weighed, over all events. */
  long weighings() {
    return weighings;
  }

  /** Checks tried for want of a text that decides them, over all events. */
  long attempts() {
    return attempts;
  }
}
