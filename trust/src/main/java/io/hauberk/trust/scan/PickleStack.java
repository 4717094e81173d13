package io.hauberk.trust.scan;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Stack and memo of the pickle machine. */
final class PickleStack {

  private static final int MOST = 20_000_000;

  private final List<Value> stack = new ArrayList<>();
  private final Map<Long, Value> memo = new HashMap<>();

  void push(Value value) {
    if (stack.size() >= MOST) {
      throw new ScanException("pickle.stack", stack.size(), "at most " + MOST);
    }
    stack.add(value);
  }

  Value pop() {
    if (stack.isEmpty()) {
      throw new ScanException("pickle.stack", "empty", "a value");
    }
    return stack.remove(stack.size() - 1);
  }

  Value top() {
    var top = pop();
    push(top);
    return top;
  }

  /** What lies above the last mark, which goes too. */
  List<Value> popToMark() {
    int mark = stack.size() - 1;
    while (mark >= 0 && stack.get(mark) != Value.MARK) {
      mark--;
    }
    if (mark < 0) {
      throw new ScanException("pickle.mark", "none", "a mark below");
    }
    var above = stack.subList(mark + 1, stack.size());
    var items = List.copyOf(above);
    stack.subList(mark, stack.size()).clear();
    return items;
  }

  void put(long index) {
    memo.put(index, top());
  }

  void memoize() {
    memo.put((long) memo.size(), top());
  }

  void get(long index) {
    var value = memo.get(index);
    if (value == null) {
      throw new ScanException("pickle.memo", index, "an index that was put");
    }
    push(value);
  }
}
