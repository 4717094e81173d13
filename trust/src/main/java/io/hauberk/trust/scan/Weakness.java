package io.hauberk.trust.scan;

import io.hauberk.report.Finding;
import io.hauberk.report.Reference;
import io.hauberk.report.Severity;
import java.util.Locale;

/** What the scanner can find, with the words for it. */
enum Weakness {
  DANGEROUS_IMPORT(1, Severity.CRITICAL, "Loading runs code of the file's choice", 502),
  UNKNOWN_IMPORT(2, Severity.HIGH, "Loading imports what is outside the allow-list", 502),
  HIDDEN_IMPORT(3, Severity.HIGH, "Loading imports a name that the file hides", 502),
  BROKEN_PICKLE(4, Severity.HIGH, "A pickle breaks off; what stands before runs", 502),
  ZIP_TRICK(5, Severity.HIGH, "A zip that different readers read differently", 436),
  OPAQUE(6, Severity.HIGH, "Content that cannot be looked into", 693),
  BOMB(7, Severity.HIGH, "Content that grows or nests beyond measure", 409),
  OUTSIDE_PATH(8, Severity.HIGH, "The model names a file outside its folder", 22),
  CUSTOM_OPERATOR(9, Severity.LOW, "The model needs operators of others", 829),
  LAMBDA(10, Severity.CRITICAL, "The model carries Python code or names it", 94),
  JAVA_OBJECTS(11, Severity.HIGH, "Java serialisation: loading makes objects of any class", 502),
  FILE_OPERATION(12, Severity.HIGH, "The graph reads or writes files or calls Python", 829),
  MALFORMED(13, Severity.HIGH, "The file is not what its format demands", 20),
  TEMPLATE(14, Severity.HIGH, "The chat template reaches into Python", 1336),
  WRONG_EXTENSION(15, Severity.MEDIUM, "A pickle under another format's name", 646),
  CHANGED_IMPORT(16, Severity.HIGH, "Loading changes an imported function or class", 502),
  LINK(17, Severity.MEDIUM, "A symbolic link, not followed", 59);

  private static final String REMEDY =
      "Do not load it. Ask its maker for safetensors or ONNX, or load only what you trust and"
          + " signed.";

  private final int number;
  private final Severity severity;
  private final String title;
  private final int cwe;

  Weakness(int number, Severity severity, String title, int cwe) {
    this.number = number;
    this.severity = severity;
    this.title = title;
    this.cwe = cwe;
  }

  Finding finding(String subject, String detail) {
    return Finding.builder(String.format(Locale.ROOT, "HBK-SCAN-%03d", number), severity, title)
        .subject(subject)
        .detail(detail)
        .remedy(REMEDY)
        .reference(Reference.cwe(cwe))
        .reference(Reference.atlas("AML.T0011.000"))
        .build();
  }
}
