package io.hauberk.data.recognise;

import io.hauberk.core.StorageException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The recogniser files that come with the library, and those of a folder. */
final class Recognisers {
  private Recognisers() {}

  /** Read once: finding what each pattern can begin with takes a good part of a second. */
  static List<Recogniser> builtIn() {
    return BuiltIn.ALL;
  }

  private static final class BuiltIn {
    static final List<Recogniser> ALL =
        resource("recognisers.txt").lines().map(Recognisers::named).toList();
  }

  private static Recogniser named(String name) {
    return Recogniser.parse(name, resource(name + ".rec")).trusted();
  }

  static List<Recogniser> folder(Path folder) {
    var found = new ArrayList<Recogniser>();
    try (var files = Files.newDirectoryStream(folder, "*.rec")) {
      for (var file : files) {
        var name = file.getFileName().toString().replace(".rec", "");
        try (var in = Files.newInputStream(file)) {
          byte[] bytes = in.readNBytes(4 * Recogniser.MAX_FILE + 1);
          found.add(Recogniser.parse(name, new String(bytes, StandardCharsets.UTF_8)));
        }
      }
      return found;
    } catch (IOException e) {
      throw new StorageException("recognisers", folder, "a readable folder", e);
    }
  }

  static String resource(String name) {
    try (var in = Recognisers.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException(name + ": missing (expected: in the jar)");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
