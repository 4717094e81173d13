package io.hauberk.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;

/** Every {@code ./hauberk} line of the pages is one the program understands. */
class DocumentedCommandsTest {

  private static final Pattern WORD = Pattern.compile("'([^']*)'|(\\S+)");

  static Stream<String> commands() throws IOException {
    var root = root();
    var pages = new ArrayList<Path>(List.of(root.resolve("README.md")));
    try (var docs = Files.list(root.resolve("docs"))) {
      docs.filter(page -> page.toString().endsWith(".md")).sorted().forEach(pages::add);
    }
    var commands = new ArrayList<String>();
    for (var page : pages) {
      Files.readAllLines(page).stream()
          .map(String::strip)
          .filter(line -> line.startsWith("./hauberk "))
          .forEach(commands::add);
    }
    assertThat(commands).isNotEmpty();
    return commands.stream();
  }

  /** Maven runs the tests in the module's folder. */
  private static Path root() {
    return Path.of("..").toAbsolutePath().normalize();
  }

  @ParameterizedTest
  @MethodSource("commands")
  void documented_command_isUnderstood(String line) {
    var words = new ArrayList<String>();
    var matcher = WORD.matcher(line.substring("./hauberk ".length()));
    while (matcher.find()) {
      words.add(matcher.group(1) == null ? matcher.group(2) : matcher.group(1));
    }
    var parsed =
        new CommandLine(new Hauberk())
            .setCaseInsensitiveEnumValuesAllowed(true)
            .parseArgs(words.toArray(String[]::new));
    assertThat(parsed.hasSubcommand() || parsed.isUsageHelpRequested()).isTrue();
  }
}
