package io.hauberk.tensor.file;

import static io.hauberk.tensor.file.PickleReader.require;

import io.hauberk.tensor.file.PickleValue.Constant;
import io.hauberk.tensor.file.PickleValue.Storage;
import io.hauberk.tensor.file.PickleValue.Tuple;
import java.util.List;
import java.util.Map;

/**
 * Python's pickle machine for state dicts: it builds data and calls the four functions of {@link
 * Rebuild}, and has no way to reach anything else. Memory and time are bounded by the bytes read
 * and by limits on everything that a file could repeat.
 *
 * <p>Source: CPython, Lib/pickletools.py, protocols 2 to 5.
 */
final class PickleMachine {

  private static final int MAX_OPCODES = 4_000_000;

  /**
   * Values in arguments of functions, in all, beyond the instructions that could have built them:
   * one list may be an argument many times.
   */
  private static final int MAX_WALKED_AGAIN = 1_000;

  private static final int MAX_ARGUMENTS = 8;
  private static final int MAX_PROTOCOL = 5;

  private final PickleReader in;
  private final PickleStack stack = new PickleStack();
  private final Map<String, Storage> storages;
  private long opcodes;
  private long walked;
  private boolean stopped;

  private PickleMachine(PickleReader in, Map<String, Storage> storages) {
    this.in = in;
    this.storages = storages;
  }

  /**
   * Reads one pickle and leaves the input behind its end.
   *
   * @param storages receives the storages that it speaks of, by key
   */
  static PickleValue load(FileInput in, Map<String, Storage> storages) {
    return new PickleMachine(new PickleReader(in), storages).run();
  }

  private PickleValue run() {
    while (!stopped) {
      require(opcodes < MAX_OPCODES, "opcodes", opcodes, "fewer than " + MAX_OPCODES);
      opcodes++;
      Opcode.of(in.octet()).execute(this);
    }
    return stack.pop();
  }

  PickleReader in() {
    return in;
  }

  PickleStack stack() {
    return stack;
  }

  void push(PickleValue value) {
    stack.push(value);
  }

  void stop() {
    stopped = true;
  }

  void protocol() {
    int protocol = in.octet();
    require(protocol >= 2 && protocol <= MAX_PROTOCOL, "protocol", protocol, "2 to 5");
  }

  void tuple(int size) {
    var elements = new PickleValue[size];
    for (int i = size - 1; i >= 0; i--) {
      elements[i] = stack.pop();
    }
    push(new Tuple(List.of(elements)));
  }

  void tuple() {
    push(new Tuple(stack.popToMark()));
  }

  void append() {
    var item = stack.pop();
    stack.top().append(item);
  }

  void appends() {
    stack.popToMark().forEach(item -> stack.top().append(item));
  }

  void setItem() {
    var value = stack.pop();
    var key = stack.pop();
    stack.top().put(key, value);
  }

  void setItems() {
    var pairs = stack.popToMark();
    require(pairs.size() % 2 == 0, "SETITEMS", pairs.size() + " values", "keys and values");
    for (int i = 0; i < pairs.size(); i += 2) {
      stack.top().put(pairs.get(i), pairs.get(i + 1));
    }
  }

  void global() {
    var module = in.line();
    push(Globals.find(module, in.line()));
  }

  void stackGlobal() {
    var name = stack.pop().text("global name");
    push(Globals.find(stack.pop().text("global module"), name));
  }

  /** INST names a class as GLOBAL does and calls it; no state dict is written so. */
  void inst() {
    var module = in.line();
    Globals.find(module, in.line());
    throw Opcode.INST.refused();
  }

  void reduce() {
    var arguments = stack.pop().items("pickle REDUCE");
    walked += arguments.stream().limit(MAX_ARGUMENTS).mapToLong(PickleValue::extent).sum();
    long most = opcodes + MAX_WALKED_AGAIN;
    require(walked <= most, "arguments", walked, "at most " + most + " in all so far");
    push(stack.pop().call(arguments));
  }

  void build() {
    var state = stack.pop();
    stack.top().build(state);
  }

  /** ("storage", class, key, location, count[, view]): the only persistent id of PyTorch. */
  void persistentId() {
    var id = stack.pop().items("persistent id");
    require(id.size() == 5 || id.size() == 6, "persistent id", id.size() + " values", "5 or 6");
    var tag = id.get(0).text("persistent id");
    require(tag.equals("storage"), "persistent id", Printable.of(tag), "storage");
    require(id.size() == 5 || id.get(5) == Constant.NONE, "storage view", "one", "none");
    var storage =
        new Storage(
            id.get(2).text("storage key"),
            id.get(1).elementType("storage class"),
            id.get(4).size("storage size"));
    var known = storages.putIfAbsent(storage.key(), storage);
    var part = "storage " + Printable.of(storage.key());
    require(known == null || known.equals(storage), part, "given twice", "one type and size");
    push(storage);
  }
}
