package io.hauberk.trust.scan;

import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Walks one pickle as the machine would, without calling anything: resolves every import through
 * stack and memo, and goes on into arrays that joblib writes between the opcodes.
 */
final class PickleWalk {

  private static final int MAX_LINE = 1 << 20;
  private static final int MAX_TEXT = 1 << 16;
  private static final int NESTED = 8;

  /** Told of what the walk meets. */
  interface Listener {

    void imports(Value.Import found);

    void suspicious(Weakness weakness, String detail);

    /** A name by its number in a registry that only the loading program has. */
    void extension(long code);

    /** Bytes within the pickle, perhaps content of their own. */
    void blob(Content blob);
  }

  private final Content content;
  private final Listener listener;
  private final int depth;
  private final PickleStack stack = new PickleStack();
  private long position;

  PickleWalk(Content content, long start, Listener listener, int depth) {
    this.content = content;
    this.position = start;
    this.listener = listener;
    this.depth = depth;
  }

  /**
   * Walks to STOP.
   *
   * @return the position behind it
   * @throws ScanException where the pickle breaks
   */
  long run() {
    while (true) {
      int code = content.at(position++);
      if (code == '.') {
        stack.pop();
        return position;
      }
      step(code);
    }
  }

  private void step(int code) {
    switch (Opcode.argument(code)) {
      case NONE -> plain(code);
      case LINE -> line(code, readLine());
      case TWO_LINES -> global(code, readLine(), readLine());
      case BYTE_1 -> number(code, fixed(1));
      case BYTES_2 -> number(code, fixed(2));
      case BYTES_4 -> number(code, fixed(4));
      case BYTES_8 -> number(code, fixed(8));
      case LENGTH_1 -> counted(code, fixed(1));
      case LENGTH_4 -> counted(code, fixed(4));
      case LENGTH_8 -> counted(code, fixed(8));
      case UNKNOWN -> throw new ScanException("pickle.opcode", code, "one of protocols 0 to 5");
    }
  }

  private void plain(int code) {
    switch (code) {
      case '(' -> stack.push(Value.MARK);
      case '0', 'a' -> stack.pop();
      case '1', 'e', 0x90 -> stack.popToMark();
      case '2' -> stack.push(stack.top());
      case 'N', ']', 0x8f, 0x97 -> stack.push(Value.ANY);
      case 0x88, 0x89 -> stack.push(new Value.Whole(0x89 - code));
      case 'l', 0x91 -> replaceAboveMark(Value.ANY);
      case 'Q' -> replace(1, Value.ANY);
      case 0x98 -> stack.top();
      case '}' -> stack.push(new Value.Dict());
      case ')' -> stack.push(new Value.Tuple(List.of()));
      case 't' -> stack.push(new Value.Tuple(stack.popToMark()));
      case 0x85, 0x86, 0x87 -> tuple(code - 0x84);
      case 'd' -> dict(stack.popToMark());
      case 's' -> setItem();
      case 'u' -> setItems();
      case 0x94 -> stack.memoize();
      default -> call(code);
    }
  }

  private void call(int code) {
    switch (code) {
      case 'R', 0x81 -> made(stack.pop());
      case 0x92 -> {
        stack.pop();
        made(stack.pop());
      }
      case 'o' -> object(stack.popToMark());
      case 'b' -> build(stack.pop());
      case 0x93 -> stackGlobal(stack.pop(), stack.pop());
      default -> throw new ScanException("pickle.opcode", code, "one of protocols 0 to 5");
    }
  }

  private void line(int code, String text) {
    switch (code) {
      case 'S' -> stack.push(quoted(text));
      case 'V' -> stack.push(text.contains("\\") ? Value.ANY : new Value.Text(text));
      case 'I', 'L' -> stack.push(whole(text));
      case 'F', 'P' -> stack.push(Value.ANY);
      case 'g' -> stack.get(index(text));
      default -> stack.put(index(text));
    }
  }

  private void number(int code, long value) {
    switch (code) {
      case 'K', 'M', 'J' -> stack.push(new Value.Whole(code == 'J' ? (int) value : value));
      case 'G' -> stack.push(Value.ANY);
      case 'h', 'j' -> stack.get(value);
      case 'q', 'r' -> stack.put(value);
      case 0x80 -> requireProtocol(value);
      case 0x82, 0x83, 0x84 -> {
        listener.extension(value);
        stack.push(Value.ANY);
      }
      default -> content.require(position, 0); // a frame's length binds nobody
    }
  }

  private void counted(int code, long length) {
    content.require(position, length);
    var blob = content.slice(position, length);
    position += length;
    switch (code) {
      case 'X', 0x8c, 0x8d, 'U', 'T' -> stack.push(text(blob));
      case 'B', 'C', 0x8e, 0x96 -> {
        listener.blob(blob);
        stack.push(Value.SCANNED);
      }
      default -> stack.push(Value.ANY);
    }
  }

  private void global(int code, String module, String name) {
    if (code == 'i') {
      var arguments = new Value.Tuple(stack.popToMark());
      stack.push(new Value.Made(imported(module, name), arguments));
    } else {
      stack.push(imported(module, name));
    }
  }

  private void stackGlobal(Value name, Value module) {
    if (module instanceof Value.Text m && name instanceof Value.Text n) {
      stack.push(imported(m.text(), n.text()));
    } else {
      listener.suspicious(Weakness.HIDDEN_IMPORT, "module or name is not a plain text");
      stack.push(Value.ANY);
    }
  }

  private Value.Import imported(String module, String name) {
    var value = new Value.Import(module, name);
    listener.imports(value);
    return value;
  }

  private void made(Value arguments) {
    made(stack.pop(), arguments);
  }

  private void object(List<Value> items) {
    if (items.isEmpty()) {
      throw new ScanException("pickle.object", "no class", "a class above the mark");
    }
    made(items.get(0), new Value.Tuple(items.subList(1, items.size())));
  }

  /** Calling what is not a known import is calling what an earlier call gave. */
  private void made(Value callable, Value arguments) {
    if (callable instanceof Value.Import by) {
      stack.push(called(by, arguments));
      return;
    }
    listener.suspicious(Weakness.HIDDEN_IMPORT, "calls what is not an import");
    stack.push(Value.ANY);
  }

  /** Up to protocol 2 bytes are a call: texts encoded. Bytes that are loaded must be in sight. */
  private Value called(Value.Import by, Value arguments) {
    var first =
        arguments instanceof Value.Tuple tuple && !tuple.items().isEmpty()
            ? tuple.items().get(0)
            : Value.ANY;
    if (by.is("_codecs", "encode") && first instanceof Value.Text text) {
      listener.blob(Content.of(text.text().getBytes(StandardCharsets.ISO_8859_1)));
      return Value.SCANNED;
    }
    if (by.is("torch.storage", "_load_from_bytes") && first != Value.SCANNED) {
      listener.suspicious(Weakness.HIDDEN_IMPORT, "loads bytes that the file hides");
    }
    return new Value.Made(by, arguments);
  }

  private void build(Value state) {
    if (stack.top() instanceof Value.Import target) {
      listener.suspicious(Weakness.CHANGED_IMPORT, target.module() + "." + target.name());
    }
    if (stack.top() instanceof Value.Made made
        && made.by().is("joblib.numpy_pickle", "NumpyArrayWrapper")
        && state instanceof Value.Dict wrapper) {
      skipArray(wrapper);
    }
  }

  /** The array's bytes lie here, between the opcodes; objects lie here as a pickle. */
  private void skipArray(Value.Dict wrapper) {
    var array = JoblibArray.of(wrapper);
    if (array.objects()) {
      if (depth >= NESTED) {
        throw new ScanException("pickle.nesting", depth, "at most " + NESTED);
      }
      position = new PickleWalk(content, position, listener, depth + 1).run();
      return;
    }
    if (array.aligned()) {
      position += 1 + content.at(position);
    }
    content.require(position, array.bytes());
    position += array.bytes();
  }

  private void dict(List<Value> items) {
    var dict = new Value.Dict();
    stack.push(dict);
    fill(dict, items);
  }

  private void setItem() {
    var item = stack.pop();
    var key = stack.pop();
    fill(stack.top(), List.of(key, item));
  }

  private void setItems() {
    var items = stack.popToMark();
    fill(stack.top(), items);
  }

  private static void fill(Value target, List<Value> items) {
    if (target instanceof Value.Dict dict) {
      for (int i = 0; i + 1 < items.size(); i += 2) {
        dict.put(items.get(i), items.get(i + 1));
      }
    }
  }

  private void tuple(int count) {
    var items = new Value[count];
    for (int i = count - 1; i >= 0; i--) {
      items[i] = stack.pop();
    }
    stack.push(new Value.Tuple(List.of(items)));
  }

  private void replace(int count, Value value) {
    for (int i = 0; i < count; i++) {
      stack.pop();
    }
    stack.push(value);
  }

  private void replaceAboveMark(Value value) {
    stack.popToMark();
    stack.push(value);
  }

  private static Value text(Content blob) {
    if (blob.size() > MAX_TEXT) {
      return Value.ANY;
    }
    return new Value.Text(new String(blob.bytes(0, (int) blob.size()), StandardCharsets.UTF_8));
  }

  /** A quoted literal; one with escapes is not worth knowing and is so not trusted either. */
  private static Value quoted(String text) {
    boolean plain = text.length() >= 2 && !text.contains("\\");
    return plain ? new Value.Text(text.substring(1, text.length() - 1)) : Value.ANY;
  }

  private static Value whole(String text) {
    try {
      return new Value.Whole(Long.parseLong(text.replace("L", "")));
    } catch (NumberFormatException e) {
      return Value.ANY; // longer than a long; nothing depends on it
    }
  }

  private static long index(String text) {
    try {
      return Long.parseLong(text);
    } catch (NumberFormatException e) {
      throw new ScanException("pickle.memo", Sink.printed(text), "a number");
    }
  }

  private static void requireProtocol(long version) {
    if (version > 5) {
      throw new ScanException("pickle.protocol", version, "0 to 5");
    }
  }

  private long fixed(int bytes) {
    long value = content.little(position, bytes);
    position += bytes;
    if (bytes == 8 && value < 0) {
      return Long.MAX_VALUE;
    }
    return value;
  }

  private String readLine() {
    long end = position;
    while (content.at(end) != '\n') {
      if (++end - position > MAX_LINE) {
        throw new ScanException("pickle.line", "longer", "at most " + MAX_LINE);
      }
    }
    var bytes = content.bytes(position, (int) (end - position));
    position = end + 1;
    return new String(bytes, StandardCharsets.UTF_8).stripTrailing();
  }
}
