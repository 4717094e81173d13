package io.hauberk.trust.scan;

import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.regex.Pattern;

/** Java's own serialisation, as DL4J, Weka and MLeap write models: names its classes. */
final class JavaObjects {

  private static final int CLASS = 0x72;
  private static final int MAX_SCANNED = 8 << 20;
  private static final int MAX_NAMES = 12;
  private static final Pattern NAME = Pattern.compile("\\[*[A-Za-z_$][\\w$]*(?:\\.[\\w$]++)*+;?");

  private JavaObjects() {}

  static void scan(Part part) {
    var content = part.content();
    var names = new LinkedHashSet<String>();
    long end = Math.min(content.size(), MAX_SCANNED) - 3;
    for (long at = 4; at < end && names.size() < MAX_NAMES; at++) {
      name(content, at).ifPresent(names::add);
    }
    part.tell(Weakness.JAVA_OBJECTS, "classes: " + String.join(", ", names));
  }

  private static Optional<String> name(Content content, long at) {
    int length = content.at(at) == CLASS ? content.at(at + 1) << 8 | content.at(at + 2) : 0;
    boolean fits = length > 2 && length < 256 && at + 3 + length <= content.size();
    return Optional.of(fits ? content.latin1(at + 3, length) : "")
        .filter(name -> NAME.matcher(name).matches());
  }
}
