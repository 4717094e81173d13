package io.hauberk.trust.scan;

import static org.assertj.core.api.Assertions.assertThat;

import io.hauberk.report.Finding;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectOutputStream;
import java.util.ArrayList;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Every published way past picklescan and modelscan, and the attacks on other formats. */
@SuppressWarnings("StringConcatToTextBlock") // bytes, not text
class ScanBypassTest {

  private static final byte[] SYSTEM = Pickles.call("os", "system");
  private static final String ENTRY = "archive/data.pkl";

  static Stream<Arguments> names() {
    var zip = Pickles.zip(ENTRY, SYSTEM);
    int central = Pickles.directory(zip);
    return Stream.of(
        bypass(
            "CVE-2025-1716 pip.main",
            "a.pkl",
            Pickles.call("pip", "main"),
            Weakness.DANGEROUS_IMPORT),
        bypass("CVE-2025-1889 other extension", "config.p", SYSTEM, Weakness.DANGEROUS_IMPORT),
        bypass(
            "CVE-2025-1944 name in local header",
            "m.pt",
            Pickles.with(zip, 30, 'X'),
            Weakness.ZIP_TRICK),
        bypass(
            "CVE-2025-1945 flag bits",
            "m.pt",
            Pickles.with(zip, central + 8, 1),
            Weakness.ZIP_TRICK),
        bypass("CVE-2025-10155 pickle named .bin", "m.bin", SYSTEM, Weakness.DANGEROUS_IMPORT),
        bypass(
            "CVE-2025-10156 false CRC",
            "m.pt",
            Pickles.with(zip, central + 16, zip[central + 16] ^ 1),
            Weakness.ZIP_TRICK),
        bypass(
            "CVE-2025-10157 submodule",
            "a.pkl",
            Pickles.call("asyncio.unix_events", "_UnixSubprocessTransport._start"),
            Weakness.DANGEROUS_IMPORT));
  }

  static Stream<Arguments> streams() throws IOException {
    var zip = Pickles.zip(ENTRY, SYSTEM);
    int central = Pickles.directory(zip);
    return Stream.of(
        bypass(
            "broken behind the call",
            "a.pkl",
            Pickles.latin1("cos\nsystem\n(S'id'\ntR\u00ff"),
            Weakness.BROKEN_PICKLE),
        bypass(
            "broken behind the call",
            "a.pt",
            Pickles.latin1("cos\nsystem\n(S'id'\ntR\u00ff"),
            Weakness.DANGEROUS_IMPORT),
        bypass(
            "second pickle in a stream",
            "a.pkl",
            Pickles.join(Pickles.latin1("\u0080\u0002N."), SYSTEM),
            Weakness.DANGEROUS_IMPORT),
        bypass(
            "7z instead of zip (nullifAI)",
            "m.pt",
            Pickles.latin1("7z\u00bc\u00af'\u001c......"),
            Weakness.OPAQUE),
        bypass("gzip", "m.pkl.gz", gzip(SYSTEM), Weakness.DANGEROUS_IMPORT),
        bypass("zip in zip", "m.zip", Pickles.zip("inner.pt", zip), Weakness.DANGEROUS_IMPORT),
        bypass(
            "bytes in front of a zip",
            "m.npy",
            Pickles.join(Pickles.latin1("harmless"), zip),
            Weakness.ZIP_TRICK),
        bypass(
            "entry no directory names",
            "m.pt",
            Pickles.join(java.util.Arrays.copyOf(zip, central), Pickles.zip("b", new byte[] {1})),
            Weakness.ZIP_TRICK));
  }

  static Stream<Arguments> tricks() {
    return Stream.of(
        bypass(
            "name assembled at load",
            "a.pkl",
            Pickles.latin1(
                "\u0080\u0004c_codecs\n"
                    + "encode\n"
                    + "\u008c\u0002bf\u008c\u0005rot13\u0086R\u008c\u0006system\u0093."),
            Weakness.HIDDEN_IMPORT),
        bypass(
            "name through the memo",
            "a.pkl",
            Pickles.latin1(
                "\u0080\u0004\u008c\u0002os\u0094\u008c\u0006system\u00940h\u0000h\u0001\u0093\u008c\u0002id\u0085R."),
            Weakness.DANGEROUS_IMPORT),
        bypass(
            "extension registry",
            "a.pkl",
            Pickles.latin1("\u0080\u0002\u0082\u0001)R."),
            Weakness.HIDDEN_IMPORT),
        bypass(
            "attribute walk of an allowed class",
            "a.pkl",
            Pickles.stackCall("collections", "OrderedDict.__init__.__globals__"),
            Weakness.DANGEROUS_IMPORT),
        bypass(
            "INST", "a.pkl", Pickles.latin1("(S'id'\nios\nsystem\n."), Weakness.DANGEROUS_IMPORT));
  }

  static Stream<Arguments> opcodes() {
    return Stream.of(
        bypass(
            "OBJ", "a.pkl", Pickles.latin1("(cos\nsystem\nS'id'\no."), Weakness.DANGEROUS_IMPORT),
        bypass(
            "BUILD on a function",
            "a.pkl",
            Pickles.latin1("ccollections\nOrderedDict\n}b."),
            Weakness.CHANGED_IMPORT),
        bypass(
            "bytes of torch's own loader",
            "a.pkl",
            Pickles.latin1(
                "\u0080\u0002ctorch.storage\n"
                    + "_load_from_bytes\n"
                    + "c_codecs\n"
                    + "encode\n"
                    + "X\u0014\u0000\u0000\u0000cos\n"
                    + "system\n"
                    + "(S'i'\n"
                    + "tR.X\u0006\u0000\u0000\u0000latin1\u0086R\u0085R."),
            Weakness.DANGEROUS_IMPORT),
        bypass(
            "bytes nobody sees",
            "a.pkl",
            Pickles.latin1("\u0080\u0002ctorch.storage\n_load_from_bytes\nN\u0085R."),
            Weakness.HIDDEN_IMPORT),
        bypass(
            "unknown module",
            "a.pkl",
            Pickles.call("mymodel.layers", "build"),
            Weakness.UNKNOWN_IMPORT));
  }

  static Stream<Arguments> formats() {
    return Stream.of(
        bypass(
            "pickle named .safetensors",
            "m.safetensors",
            Pickles.stackCall("os", "system"),
            Weakness.WRONG_EXTENSION),
        bypass("objects in .npy", "a.npy", npyObjects(), Weakness.DANGEROUS_IMPORT),
        bypass(
            "CVE-2024-34359 template",
            "m.gguf",
            Pickles.gguf("tokenizer.chat_template", "{{ ''.__class__.__mro__ }}"),
            Weakness.TEMPLATE),
        bypass(
            "CVE-2024-3660 Lambda",
            "config.json",
            Pickles.latin1("{\"class_name\": \"Lambda\", \"config\": {}}"),
            Weakness.LAMBDA),
        bypass(
            "CVE-2025-1550 module",
            "m.keras",
            Pickles.zip(
                "config.json",
                Pickles.latin1("{\"module\": \"subprocess\", \"class_name\": \"Popen\"}")),
            Weakness.LAMBDA),
        bypass(
            "CVE-2022-25882 external data",
            "m.onnx",
            Pickles.onnx("../../etc/passwd"),
            Weakness.OUTSIDE_PATH));
  }

  static Stream<Arguments> graphs() throws IOException {
    return Stream.of(
        bypass(
            "CVE-2024-27318 external data",
            "m.onnx",
            Pickles.onnx("/etc/passwd"),
            Weakness.OUTSIDE_PATH),
        bypass("backslashes", "m.onnx", Pickles.onnx("..\\..\\secret"), Weakness.OUTSIDE_PATH),
        bypass(
            "WriteFile",
            "saved_model.pb",
            Pickles.latin1("\n\u0004node\u0012\u0009WriteFile"),
            Weakness.FILE_OPERATION),
        bypass("Java serialisation", "m.ser", javaObject(), Weakness.JAVA_OBJECTS));
  }

  private static Arguments bypass(String what, String name, byte[] bytes, Weakness expected) {
    return Arguments.of(what, name, bytes, expected);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource({"names", "streams", "tricks", "opcodes", "formats", "graphs"})
  void scan_publishedBypass_isCaught(String what, String name, byte[] bytes, Weakness expected) {
    var code = expected.finding("x", "y").id();

    assertThat(ModelScanner.scan(name, bytes)).as(what).extracting(Finding::id).contains(code);
  }

  @ParameterizedTest
  @CsvSource({
    "builtins,eval",
    "__builtin__,exec",
    "posix,system",
    "nt,system",
    "subprocess,Popen",
    "runpy,_run_code",
    "operator,attrgetter",
    "functools,partial",
    "importlib,import_module",
    "torch.hub,load",
    "torch.jit.unsupported_tensor_ops,execWrapper",
    "numpy.testing._private.utils,runstring",
    "timeit,timeit",
    "cProfile,run",
    "idlelib.run,Executive.runcode",
    "ctypes,CDLL",
    "pickle,loads",
    "urllib.request,urlretrieve",
    "torch.utils.collect_env,run",
    "pydoc,pipepager",
    "ensurepip,_run_pip",
    "lib2to3.pgen2.pgen,ParserGenerator"
  })
  void scan_modulesOfKnownGadgets_areCriticalInBothProtocols(String module, String name) {
    var code = Weakness.DANGEROUS_IMPORT.finding("x", "y").id();

    assertThat(ModelScanner.scan("m.pkl", Pickles.call(module, name)))
        .extracting(Finding::id)
        .contains(code);
    assertThat(ModelScanner.scan("m", Pickles.stackCall(module, name)))
        .extracting(Finding::id)
        .contains(code);
  }

  @Test
  void scan_zipNestedBeyondMeasure_isABomb() {
    var nested = SYSTEM;
    for (int i = 0; i < Part.MAX_DEPTH + 1; i++) {
      nested = Pickles.zip("m.zip", nested);
    }

    assertThat(ModelScanner.scan("m.zip", nested))
        .extracting(Finding::id)
        .contains(Weakness.BOMB.finding("x", "y").id());
  }

  @Test
  void scan_zlibStreamThatAsksForADictionary_endsAtOnce() {
    var asking = Pickles.join(Pickles.latin1("x +"), new byte[64]);

    assertThat(ModelScanner.scan("m", asking)).isEmpty();
    assertThat(ModelScanner.scan("m.gz", Pickles.join(new byte[] {0x78, (byte) 0xBB}, SYSTEM)))
        .isEmpty();
  }

  /** Each header starts all that follow it: looks at looks at looks, up to the depth. */
  @Test
  void scan_entriesWithinEntriesWithinEntries_areABomb() {
    var header = new byte[30];
    header[0] = 'P';
    header[1] = 'K';
    header[2] = 3;
    header[3] = 4;
    var many = new ByteArrayOutputStream();
    for (int i = 0; i < 400; i++) {
      many.writeBytes(header);
    }

    assertThat(ModelScanner.scan("m.zip", many.toByteArray()))
        .extracting(Finding::id)
        .contains(Weakness.BOMB.finding("x", "y").id());
  }

  @Test
  void scan_importOfManyDots_isToldAndUsesUpNoStack() {
    var dots = "sklearn.tree" + ".a".repeat(100_000);

    assertThat(ModelScanner.scan("m.pkl", Pickles.call(dots, "x.y")))
        .extracting(Finding::id)
        .contains(Weakness.DANGEROUS_IMPORT.finding("x", "y").id());
  }

  @Test
  void scan_manySmallFindings_hideNoGraveOne() {
    var operators = new ByteArrayOutputStream();
    for (int i = 0; i < 300; i++) {
      operators.writeBytes(Pickles.call("module" + i, "name"));
    }
    operators.writeBytes(SYSTEM);

    assertThat(ModelScanner.scan("m.pkl", operators.toByteArray()))
        .extracting(Finding::id)
        .contains(Weakness.DANGEROUS_IMPORT.finding("x", "y").id());
  }

  @Test
  void scan_namesWithControlCharacters_arePrintedHarmlessly() {
    var found = ModelScanner.scan("m.pkl", Pickles.call("os\u001b[2J", "system"));

    assertThat(found)
        .isNotEmpty()
        .allSatisfy(f -> assertThat(f.toString()).doesNotContain("\u001b"));
  }

  private static byte[] gzip(byte[] content) throws IOException {
    var out = new ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(out)) {
      gzip.write(content);
    }
    return out.toByteArray();
  }

  private static byte[] npyObjects() {
    var header = "{'descr': '|O', 'fortran_order': False, 'shape': (1,), }\n";
    return Pickles.join(
        Pickles.latin1("\u0093NUMPY\u0001\u0000" + (char) header.length() + "\u0000" + header),
        SYSTEM);
  }

  private static byte[] javaObject() throws IOException {
    var out = new ByteArrayOutputStream();
    try (var objects = new ObjectOutputStream(out)) {
      objects.writeObject(new ArrayList<String>());
    }
    return out.toByteArray();
  }
}
