package io.hauberk.tensor.file;

import static io.hauberk.tensor.file.PickleWriter.legacyFile;
import static io.hauberk.tensor.file.PickleWriter.pickle;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hauberk.core.ModelFormatException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The ways by which published attacks get code into a pickle, those that pass pickle scanners among
 * them. Here none has anything to call: each is refused at the name or the instruction.
 */
class PickleRefusalTest {

  private static void assertRefused(byte[] object, String message) {
    assertThatThrownBy(() -> LegacyTorch.read(PickleWriter.input(legacyFile(object))))
        .isInstanceOf(ModelFormatException.class)
        .hasMessageStartingWith(message)
        .satisfies(e -> assertThat(e.getMessage()).doesNotContain("\n"));
  }

  /** Names that scanners' deny-lists missed at one time or another, and the classic ones. */
  @ParameterizedTest
  @CsvSource({
    "os, system",
    "posix, system",
    "nt, system",
    "subprocess, Popen",
    "builtins, eval",
    "builtins, exec",
    "builtins, getattr",
    "builtins, __import__",
    "__builtin__, eval",
    "builtins, bytearray",
    "operator, attrgetter",
    "operator, methodcaller",
    "functools, partial",
    "importlib, import_module",
    "runpy, _run_code",
    "code, InteractiveInterpreter",
    "pip, main",
    "pickle, loads",
    "_pickle, loads",
    "marshal, loads",
    "cloudpickle, loads",
    "torch, load",
    "torch.storage, _load_from_bytes",
    "torch.serialization, load",
    "torch.hub, load",
    "torch.jit.unsupported_tensor_ops, execWrapper",
    "torch.utils._config_module, load_config",
    "torch._dynamo.guards, GuardBuilder.get",
    "torch._utils, _rebuild_tensor_v3",
    "torch._utils, _rebuild_qtensor",
    "torch._utils, _rebuild_wrapper_subclass",
    "torch._tensor, _rebuild_from_type_v2",
    "torch.nn.parameter, Parameter",
    "numpy.testing._private.utils, runstring",
    "numpy.core.multiarray, _reconstruct",
    "ctypes, CDLL",
    "asyncio.unix_events, _UnixSubprocessTransport._start",
    "timeit, timeit",
    "cProfile, run",
    "pdb, run",
    "profile, Profile.runctx",
    "idlelib.pyshell, ModifiedInterpreter.runcode",
    "lib2to3.pgen2.pgen, ParserGenerator.make_label",
    "ensurepip, _run_pip",
    "webbrowser, open",
    "socket, create_connection",
    "shutil, rmtree",
    "_codecs, encode",
    "collections, Counter",
    "collections.OrderedDict, __reduce__",
    "torch, FloatTensor",
    "torch, ComplexFloatStorage",
    "torch.FloatStorage, from_file",
    "transformers.training_args, TrainingArguments"
  })
  void global_outsideTheList_refusedByName(String module, String name) {
    var message = "global: " + module + "." + name + " (expected: one of the allowed collections.";
    assertRefused(pickle().global(module, name).stop(), message);
    assertRefused(pickle(4).shortText(module).shortText(name).raw(0x93).stop(), message);
    assertRefused(
        pickle(4).text(module).raw(0x94).text(name).raw(0x94).raw('h', 0, 'h', 1, 0x93).stop(),
        message);
    assertRefused(pickle(0x02).op('(').text("id").op('i').line(module).line(name).stop(), message);
  }

  @Test
  void global_calledBeforeGarbage_refusedAtTheCall() {
    var broken = pickle().global("os", "system").op('(').text("id").raw('t', 'R', 0xff, 0xff);
    assertRefused(broken.bytes(), "global: os.system (expected:");
  }

  @Test
  void global_nameWithEscapes_shownHarmlessly() {
    assertRefused(
        pickle().global("os\u001b[2J", "sys\rtem").stop(),
        "global: os\\u001b[2J.sys\\u000dtem (expected:");
  }

  @Test
  void global_endlessName_refused() {
    assertRefused(pickle().global("a".repeat(100_000), "b").stop(), "pickle global: longer");
  }

  @Test
  void global_fileEndsInName_refused() {
    assertRefused(
        pickle().op('c').raw('o', 's').bytes(), "pickle: 1 bytes (expected: at most the 0");
  }

  @Test
  void inst_allowedGlobal_refusedAsInstruction() {
    assertRefused(
        pickle().op('(').op('i').line("collections").line("OrderedDict").stop(),
        "pickle opcode: INST (expected: only those of state dicts)");
  }

  @ParameterizedTest
  @CsvSource({
    "0x6f, OBJ",
    "0x81, NEWOBJ",
    "0x92, NEWOBJ_EX",
    "0x82, EXT1",
    "0x83, EXT2",
    "0x84, EXT4",
    "0x50, PERSID",
    "0x96, BYTEARRAY8",
    "0x97, NEXT_BUFFER",
    "0x98, READONLY_BUFFER",
    "0x42, BINBYTES",
    "0x43, SHORT_BINBYTES",
    "0x8e, BINBYTES8",
    "0x8f, EMPTY_SET",
    "0x90, ADDITEMS",
    "0x91, FROZENSET",
    "0x8b, LONG4",
    "0x49, INT",
    "0x4c, LONG",
    "0x46, FLOAT",
    "0x53, STRING",
    "0x56, UNICODE",
    "0x6c, LIST",
    "0x64, DICT",
    "0x70, PUT",
    "0x67, GET",
    "0x30, POP",
    "0x31, POP_MARK",
    "0x32, DUP"
  })
  void opcode_noneOfStateDicts_refusedByName(String code, String name) {
    var object =
        pickle().global("collections", "OrderedDict").op(')').raw(Integer.decode(code), 1, 0, 0, 0);
    assertRefused(object.stop(), "pickle opcode: " + name + " (expected: only those of state");
  }

  @ParameterizedTest
  @ValueSource(ints = {0x00, 0x7f, 0x99, 0xff})
  void opcode_notPythons_refused(int code) {
    assertRefused(pickle().raw(code).stop(), String.format("pickle opcode: 0x%02x (exp", code));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 6, 255})
  void protocol_unknown_refused(int protocol) {
    assertRefused(pickle(protocol).op('N').stop(), "pickle protocol: " + protocol + " (expected:");
  }

  @Test
  void frame_beyondTheFile_refused() {
    assertRefused(
        pickle(4).raw(0x95).int64(1L << 40).op('N').stop(), "pickle frame: 1099511627776 bytes");
    assertRefused(pickle(4).raw(0x95).int64(-1).op('N').stop(), "pickle frame: -1 bytes (exp");
  }

  @Test
  void reduce_ofDataOrStorageClass_refused() {
    assertRefused(
        pickle().text("os.system").op(')').op('R').stop(),
        "pickle REDUCE: text (expected: an allowed function)");
    assertRefused(
        pickle().global("torch", "FloatStorage").op(')').op('R').stop(),
        "pickle REDUCE: class torch.FloatStorage (expected:");
    assertRefused(
        pickle().global("collections", "OrderedDict").op('N').op('R').stop(),
        "pickle REDUCE: NONE (expected: a tuple or list)");
  }

  @Test
  void reduce_wrongNumberOfArguments_refused() {
    assertRefused(
        pickle().global("torch._utils", "_rebuild_tensor").op(')').op('R').stop(),
        "torch._utils._rebuild_tensor: 0 arguments (expected: 4 to 4)");
    assertRefused(
        pickle().global("torch._utils", "_rebuild_parameter").sizes(1, 2, 3).op('R').stop(),
        "torch._utils._rebuild_parameter: whole number (expected: a tensor)");
  }

  @Test
  void build_ofAnythingButADict_refused() {
    assertRefused(
        pickle().global("torch", "FloatStorage").dict().op('b').stop(),
        "pickle BUILD: class torch.FloatStorage (expected: an OrderedDict)");
    assertRefused(
        pickle().dict().text("__class__").op('b').stop(),
        "pickle BUILD state: text (expected: a dict)");
  }

  @Test
  void stackGlobal_ofNoText_refused() {
    assertRefused(
        pickle(4).global("torch", "FloatStorage").shortText("x").raw(0x93).stop(),
        "global module: class torch.FloatStorage (expected: text)");
  }

  @Test
  void memo_readBeforeStored_refused() {
    assertRefused(pickle().raw('h', 9).stop(), "pickle memo: 9 (expected: an entry stored before)");
    assertRefused(pickle().raw('j').int32(-1).stop(), "pickle memo: 4294967295 (expected:");
  }

  @Test
  void memo_overwritten_lastOneCounts() {
    assertRefused(
        pickle()
            .text("ok")
            .raw('q', 0)
            .text("os")
            .raw('q', 0)
            .raw('h', 0)
            .text("x")
            .raw(0x93)
            .stop(),
        "global: os.x (expected:");
  }

  @Test
  void nestedPickle_isOnlyText() {
    var inner = pickle().global("os", "system").stop();
    assertRefused(
        pickle(4).raw('C', inner.length).raw(inner).stop(), "pickle opcode: SHORT_BINBYTES");
    assertRefused(
        pickle().raw('U', 3).raw('a', 'b', 'c').stop(), "state dict: text (expected: a dict");
  }

  @Test
  void persistentId_notAStorage_refused() {
    assertRefused(
        pickle().text("module.path").op('Q').stop(),
        "persistent id: text (expected: a tuple or list)");
    assertRefused(
        pickle().op('(').text("module").op('N').text("k").text("cpu").whole(1).raw('t', 'Q').stop(),
        "pickle persistent id: module (expected: storage)");
    assertRefused(
        pickle()
            .op('(')
            .text("storage")
            .text("os")
            .text("k")
            .text("cpu")
            .whole(1)
            .raw('t', 'Q')
            .stop(),
        "storage class: text (expected: a storage class)");
  }
}
