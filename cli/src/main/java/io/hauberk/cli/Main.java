package io.hauberk.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine;

/** The entry. Exit codes: 0 done, 1 a stated bar was missed, 2 usage, 3 failure. */
public final class Main {
  private Main() {}

  public static void main(String[] args) {
    var out = new PrintWriter(System.out, false, StandardCharsets.UTF_8);
    var err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
    int code = run(List.of(args), out, err);
    out.flush();
    err.flush();
    System.exit(code);
  }

  /** Runs one command; nothing is printed but to the writers given. */
  public static int run(List<String> args, PrintWriter out, PrintWriter err) {
    Locale.setDefault(Locale.Category.DISPLAY, language(args));
    var errors = new Errors(args.contains("--debug"));
    var commands =
        new CommandLine(new Hauberk())
            .setOut(out)
            .setErr(err)
            .setResourceBundle(Help.bundle(language(args)))
            .setCaseInsensitiveEnumValuesAllowed(true)
            .setExecutionExceptionHandler(errors)
            .setParameterExceptionHandler(errors)
            .setColorScheme(colours());
    try {
      commands.setDefaultValueProvider(Settings.of(args, System.getenv()));
    } catch (RuntimeException e) {
      return errors.report(e, err);
    }
    return commands.execute(args.toArray(String[]::new));
  }

  /** Known before picocli parses, for help itself is in a language. */
  private static Locale language(List<String> args) {
    int at = args.indexOf("--lang");
    var chosen =
        at >= 0 && at + 1 < args.size()
            ? args.get(at + 1)
            : args.stream()
                .filter(arg -> arg.startsWith("--lang="))
                .map(arg -> arg.substring("--lang=".length()))
                .findFirst()
                .orElse(System.getenv().getOrDefault("HAUBERK_LANG", "en"));
    return Arrays.stream(Language.values())
        .filter(language -> language.name().equalsIgnoreCase(chosen))
        .findFirst()
        .orElse(Language.EN)
        .locale();
  }

  private static CommandLine.Help.ColorScheme colours() {
    boolean plain = System.getenv("NO_COLOR") != null;
    return CommandLine.Help.defaultColorScheme(
        plain ? CommandLine.Help.Ansi.OFF : CommandLine.Help.Ansi.AUTO);
  }
}
