package io.hauberk.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** What a command printed and how it ended. */
record Console(int code, String out, String err) {

  static Console run(Object... args) {
    var out = new StringWriter();
    var err = new StringWriter();
    var list = List.of(args).stream().map(String::valueOf).toList();
    int code = Main.run(list, new PrintWriter(out, true), new PrintWriter(err, true));
    return new Console(code, out.toString(), err.toString());
  }

  /** The words of {@code line}; those that start with @ are files of the folder. */
  static Console in(Path folder, String line) {
    return run(
        Stream.of(line.split(" "))
            .map(word -> word.startsWith("@") ? folder.resolve(word.substring(1)) : word)
            .toArray());
  }
}
