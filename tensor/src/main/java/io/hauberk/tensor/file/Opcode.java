package io.hauberk.tensor.file;

import io.hauberk.core.ModelFormatException;
import io.hauberk.tensor.file.PickleValue.Constant;
import io.hauberk.tensor.file.PickleValue.Dict;
import io.hauberk.tensor.file.PickleValue.Items;
import io.hauberk.tensor.file.PickleValue.Real;
import io.hauberk.tensor.file.PickleValue.Text;
import io.hauberk.tensor.file.PickleValue.Whole;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/** The instructions of pickles, protocols 2 to 5, that state dicts are written with. */
enum Opcode {
  PROTO(0x80, PickleMachine::protocol),
  FRAME(0x95, m -> m.in().frame()),
  STOP('.', PickleMachine::stop),
  MARK('(', m -> m.stack().mark()),

  NONE('N', m -> m.push(Constant.NONE)),
  NEWTRUE(0x88, m -> m.push(Constant.TRUE)),
  NEWFALSE(0x89, m -> m.push(Constant.FALSE)),
  BININT('J', m -> m.push(new Whole(BigInteger.valueOf(m.in().int32())))),
  BININT1('K', m -> m.push(new Whole(m.in().unsigned(1)))),
  BININT2('M', m -> m.push(new Whole(m.in().unsigned(2)))),
  LONG1(0x8a, m -> m.push(new Whole(m.in().signed()))),
  BINFLOAT('G', m -> m.push(new Real(m.in().real()))),
  SHORT_BINSTRING('U', m -> m.push(new Text(m.in().text(1)))),
  BINSTRING('T', m -> m.push(new Text(m.in().text(4)))),
  SHORT_BINUNICODE(0x8c, m -> m.push(new Text(m.in().text(1)))),
  BINUNICODE('X', m -> m.push(new Text(m.in().text(4)))),
  BINUNICODE8(0x8d, m -> m.push(new Text(m.in().text(8)))),

  EMPTY_TUPLE(')', m -> m.tuple(0)),
  TUPLE1(0x85, m -> m.tuple(1)),
  TUPLE2(0x86, m -> m.tuple(2)),
  TUPLE3(0x87, m -> m.tuple(3)),
  TUPLE('t', PickleMachine::tuple),
  EMPTY_LIST(']', m -> m.push(new Items())),
  APPEND('a', PickleMachine::append),
  APPENDS('e', PickleMachine::appends),
  EMPTY_DICT('}', m -> m.push(new Dict())),
  SETITEM('s', PickleMachine::setItem),
  SETITEMS('u', PickleMachine::setItems),

  BINPUT('q', m -> m.stack().remember(index(m, 1))),
  LONG_BINPUT('r', m -> m.stack().remember(index(m, 4))),
  MEMOIZE(0x94, m -> m.stack().rememberNext()),
  BINGET('h', m -> m.stack().recall(index(m, 1))),
  LONG_BINGET('j', m -> m.stack().recall(index(m, 4))),

  GLOBAL('c', PickleMachine::global),
  STACK_GLOBAL(0x93, PickleMachine::stackGlobal),
  REDUCE('R', PickleMachine::reduce),
  BUILD('b', PickleMachine::build),
  BINPERSID('Q', PickleMachine::persistentId),

  /* Known, and refused by name: other ways to make objects, and the text forms of protocol 0. */
  INST('i', PickleMachine::inst),
  OBJ('o'),
  NEWOBJ(0x81),
  NEWOBJ_EX(0x92),
  EXT1(0x82),
  EXT2(0x83),
  EXT4(0x84),
  PERSID('P'),
  BYTEARRAY8(0x96),
  NEXT_BUFFER(0x97),
  READONLY_BUFFER(0x98),
  BINBYTES('B'),
  SHORT_BINBYTES('C'),
  BINBYTES8(0x8e),
  EMPTY_SET(0x8f),
  ADDITEMS(0x90),
  FROZENSET(0x91),
  LONG4(0x8b),
  INT('I'),
  LONG('L'),
  FLOAT('F'),
  STRING('S'),
  UNICODE('V'),
  LIST('l'),
  DICT('d'),
  PUT('p'),
  GET('g'),
  POP('0'),
  POP_MARK('1'),
  DUP('2');

  private static final Map<Integer, Opcode> BY_CODE = new HashMap<>();

  static {
    Arrays.stream(values()).forEach(opcode -> BY_CODE.put(opcode.code, opcode));
  }

  private final int code;

  @SuppressWarnings("ImmutableEnumChecker") // every action is a constant of this file
  private final Consumer<PickleMachine> action;

  Opcode(int code, Consumer<PickleMachine> action) {
    this.code = code;
    this.action = action;
  }

  Opcode(int code) {
    this.code = code;
    this.action = machine -> refuse();
  }

  /**
   * @throws ModelFormatException when there is none of that code
   */
  static Opcode of(int code) {
    var opcode = BY_CODE.get(code);
    if (opcode == null) {
      throw new ModelFormatException(
          "pickle opcode", String.format("0x%02x", code), "one of Python's");
    }
    return opcode;
  }

  void execute(PickleMachine machine) {
    action.accept(machine);
  }

  private static long index(PickleMachine machine, int bytes) {
    return machine.in().unsigned(bytes).longValueExact();
  }

  private void refuse() {
    throw refused();
  }

  /** That this instruction has no place in a state dict. */
  ModelFormatException refused() {
    return new ModelFormatException("pickle opcode", name(), "only those of state dicts");
  }
}
