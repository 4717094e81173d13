package io.hauberk.trust.scan;

import java.util.regex.Pattern;

/** A TensorFlow graph: operators that read, write or call Python. NodeDef.op is field 2. */
final class SavedModel {

  private static final Pattern OPERATOR =
      Pattern.compile(
          "\\x12(?:\\x08(ReadFile)|\\x09(WriteFile)|\\x06(PyFunc)|\\x0f(PyFuncStateless)"
              + "|\\x0b(EagerPyFunc)|\\x0d(MatchingFiles))");

  private SavedModel() {}

  static void scan(Part part) {
    TextSearch.find(
        part.content(),
        OPERATOR,
        match -> part.tell(Weakness.FILE_OPERATION, "operator " + match.group().substring(2)));
  }
}
