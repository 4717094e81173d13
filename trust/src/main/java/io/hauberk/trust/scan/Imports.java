package io.hauberk.trust.scan;

import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Which Python names a pickle may import: an exact list of what weights need, and classes of two
 * libraries by pattern. Dotted names, by which protocol 4 walks attributes, are never on it.
 */
final class Imports {

  /** How bad one import is. */
  enum Judgement {
    ALLOWED,
    UNKNOWN,
    DANGEROUS
  }

  private static final Set<String> BUILTINS =
      Set.of(
          "set",
          "frozenset",
          "dict",
          "list",
          "tuple",
          "int",
          "float",
          "bool",
          "complex",
          "bytes",
          "bytearray",
          "str",
          "object",
          "slice",
          "range");

  private static final Set<String> ARRAYS = Set.of("_reconstruct", "scalar");

  /** Makes an empty object of the class that it is given: {@code obj.__new__(obj)}. */
  private static final Set<String> NEW_OBJECT = Set.of("newObj");

  private static final Map<String, Set<String>> EXACT =
      Map.ofEntries(
          Map.entry("builtins", BUILTINS),
          Map.entry("__builtin__", BUILTINS),
          Map.entry("collections", Set.of("OrderedDict", "defaultdict", "Counter", "deque")),
          Map.entry("copyreg", Set.of("_reconstructor")),
          Map.entry("copy_reg", Set.of("_reconstructor")),
          Map.entry("_codecs", Set.of("encode")),
          Map.entry("datetime", Set.of("datetime", "date", "time", "timedelta", "timezone")),
          Map.entry("decimal", Set.of("Decimal")),
          Map.entry("argparse", Set.of("Namespace")),
          Map.entry("numpy", Set.of("ndarray", "dtype")),
          Map.entry("numpy.core.multiarray", ARRAYS),
          Map.entry("numpy._core.multiarray", ARRAYS),
          Map.entry("numpy.core.numeric", Set.of("_frombuffer")),
          Map.entry("numpy._core.numeric", Set.of("_frombuffer")),
          Map.entry(
              "numpy.random._pickle",
              Set.of("__randomstate_ctor", "__generator_ctor", "__bit_generator_ctor")),
          Map.entry(
              "numpy.random.bit_generator", Set.of("SeedSequence", "__pyx_unpickle_SeedSequence")),
          Map.entry("sklearn.metrics._dist_metrics", NEW_OBJECT),
          Map.entry("sklearn.neighbors._kd_tree", NEW_OBJECT),
          Map.entry("sklearn.neighbors._ball_tree", NEW_OBJECT),
          Map.entry("numpy.random._mt19937", Set.of("MT19937")),
          Map.entry("numpy.random._pcg64", Set.of("PCG64")),
          Map.entry("joblib.numpy_pickle", Set.of("NumpyArrayWrapper")),
          Map.entry("torch", Set.of("Size", "device", "Tensor")),
          Map.entry("torch.storage", Set.of("UntypedStorage", "TypedStorage", "_load_from_bytes")),
          Map.entry("torch.nn.parameter", Set.of("Parameter", "Buffer")),
          Map.entry("torch.serialization", Set.of("_get_layout")),
          Map.entry("torch._tensor", Set.of("_rebuild_from_type_v2")),
          Map.entry(
              "torch._utils",
              Set.of(
                  "_rebuild_tensor",
                  "_rebuild_tensor_v2",
                  "_rebuild_tensor_v3",
                  "_rebuild_parameter",
                  "_rebuild_parameter_with_state",
                  "_rebuild_qtensor",
                  "_rebuild_sparse_tensor",
                  "_rebuild_device_tensor_from_numpy")));

  private static final Pattern STORAGE =
      Pattern.compile(
          "(?:Float|Double|Half|BFloat16|Byte|Char|Short|Int|Long|Bool|ComplexFloat|ComplexDouble"
              + "|QInt8|QUInt8|QInt32|QUInt4x2|QUInt2x4)Storage");

  private static final Pattern DTYPE =
      Pattern.compile("float(?:16|32|64)|bfloat16|u?int(?:8|16|32|64)|bool|complex(?:64|128)");

  private static final Pattern LAYERS = Pattern.compile("torch\\.nn\\.modules\\.[a-z_]+");

  private static final Pattern ESTIMATORS =
      Pattern.compile(
          "sklearn\\.(?:calibration|cluster|compose|covariance|cross_decomposition|decomposition"
              + "|discriminant_analysis|dummy|ensemble|feature_selection|gaussian_process|impute"
              + "|isotonic|kernel_approximation|kernel_ridge|linear_model|loss|manifold|metrics|mixture"
              + "|multiclass|multioutput|naive_bayes|neighbors|neural_network|pipeline"
              + "|preprocessing|random_projection|semi_supervised|svm|tree|_loss)(?:\\._?[a-z_]++)*+");

  /** Classes that run things, even where a library re-exports them. */
  private static final Set<String> NEVER =
      Set.of("Parallel", "Memory", "Popen", "Thread", "Process");

  private static final Pattern CLASS = Pattern.compile("_?[A-Z][A-Za-z0-9_]*");

  /** Modules by which published attacks run code; others outside the list are unknown. */
  private static final Set<String> ROOTS =
      Set.of(
          "os",
          "nt",
          "posix",
          "subprocess",
          "sys",
          "socket",
          "pty",
          "commands",
          "shutil",
          "runpy",
          "importlib",
          "pkgutil",
          "marshal",
          "types",
          "code",
          "codeop",
          "operator",
          "_operator",
          "functools",
          "builtins",
          "__builtin__",
          "ctypes",
          "pickle",
          "_pickle",
          "cPickle",
          "dill",
          "cloudpickle",
          "webbrowser",
          "httplib",
          "http",
          "urllib",
          "requests",
          "aiohttp",
          "ssl",
          "asyncio",
          "multiprocessing",
          "threading",
          "_thread",
          "timeit",
          "cProfile",
          "profile",
          "pdb",
          "bdb",
          "trace",
          "doctest",
          "idlelib",
          "lib2to3",
          "pydoc",
          "pip",
          "ensurepip",
          "venv",
          "site",
          "signal",
          "platform",
          "tempfile",
          "io",
          "_io",
          "zipimport",
          "imaplib",
          "smtplib",
          "ftplib",
          "telnetlib",
          "inspect",
          "logging",
          "gc",
          "mmap",
          "sqlite3",
          "_sqlite3",
          "antigravity",
          "test",
          "distutils",
          "setuptools",
          "nturl2path",
          "modulefinder",
          "configparser",
          "shelve",
          "_posixsubprocess",
          "concurrent",
          "pyexpat",
          "fileinput",
          "linecache",
          "getpass",
          "cgi",
          "turtle",
          "tkinter",
          "torch.jit",
          "torch.fx",
          "torch._dynamo",
          "torch._inductor",
          "torch.hub",
          "torch.utils",
          "torch.distributed",
          "torch.package",
          "torch.serialization",
          "torch.cuda",
          "numpy.f2py",
          "numpy.testing",
          "numpy.distutils",
          "networkx",
          "transformers",
          "keras",
          "tensorflow");

  private Imports() {}

  static Judgement judge(String module, String name) {
    if (allowed(module, name)) {
      return Judgement.ALLOWED;
    }
    boolean dangerous = name.contains(".") || ROOTS.stream().anyMatch(root -> within(module, root));
    return dangerous ? Judgement.DANGEROUS : Judgement.UNKNOWN;
  }

  private static boolean within(String module, String root) {
    return module.startsWith(root)
        && (module.length() == root.length() || module.charAt(root.length()) == '.');
  }

  private static boolean allowed(String module, String name) {
    if (EXACT.getOrDefault(module, Set.of()).contains(name)) {
      return true;
    }
    return switch (module) {
      case "torch" -> STORAGE.matcher(name).matches() || DTYPE.matcher(name).matches();
      case "torch.cuda" -> STORAGE.matcher(name).matches();
      default -> isModelClass(module, name);
    };
  }

  private static boolean isModelClass(String module, String name) {
    return CLASS.matcher(name).matches()
        && !NEVER.contains(name)
        && (LAYERS.matcher(module).matches() || ESTIMATORS.matcher(module).matches());
  }
}
