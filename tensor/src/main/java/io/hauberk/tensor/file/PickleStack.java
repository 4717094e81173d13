package io.hauberk.tensor.file;

import static io.hauberk.tensor.file.PickleReader.require;

import io.hauberk.core.ModelFormatException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The memory of a pickle machine: a stack with marks, and the memo. All of it is limited. */
final class PickleStack {

  /** Python writes dicts and lists in batches of 1,000 values. */
  private static final int MAX_STACK = 100_000;

  private static final int MAX_MEMO = 1_000_000;

  private final List<PickleValue> stack = new ArrayList<>();
  private final Deque<Integer> marks = new ArrayDeque<>();
  private final Map<Long, PickleValue> memo = new HashMap<>();

  void push(PickleValue value) {
    require(stack.size() < MAX_STACK, "stack", stack.size(), "fewer than " + MAX_STACK);
    stack.add(value);
  }

  PickleValue pop() {
    var value = top();
    stack.remove(stack.size() - 1);
    return value;
  }

  /** Values below the last mark are out of reach. */
  PickleValue top() {
    int floor = marks.isEmpty() ? 0 : marks.getLast();
    require(stack.size() > floor, "stack", "empty", "a value");
    return stack.get(stack.size() - 1);
  }

  void mark() {
    require(marks.size() < MAX_STACK, "marks", marks.size(), "fewer than " + MAX_STACK);
    marks.addLast(stack.size());
  }

  List<PickleValue> popToMark() {
    require(!marks.isEmpty(), "mark", "none", "one before");
    var above = stack.subList(marks.removeLast(), stack.size());
    var values = List.copyOf(above);
    above.clear();
    return values;
  }

  /** Keeps what is on top, under a number that a file chooses. */
  void remember(long index) {
    memo.put(index, top());
    require(memo.size() <= MAX_MEMO, "memo", memo.size(), "at most " + MAX_MEMO);
  }

  void rememberNext() {
    remember(memo.size());
  }

  void recall(long index) {
    var value = memo.get(index);
    if (value == null) {
      throw new ModelFormatException("pickle memo", index, "an entry stored before");
    }
    push(value);
  }
}
