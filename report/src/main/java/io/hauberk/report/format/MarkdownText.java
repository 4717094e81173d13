package io.hauberk.report.format;

import io.hauberk.report.markup.Clean;
import java.net.URI;
import java.util.List;
import java.util.regex.Pattern;

/** Text that stays text in GitHub Flavored Markdown. */
final class MarkdownText {

  private static final String ACTIVE = "\\`*_[]|~$";
  private static final Pattern LIST_START = Pattern.compile("^([0-9]{1,9})([.)])(?=\\s|$)");
  private static final Pattern MARK_START = Pattern.compile("^([-+=#])");
  private static final Pattern BACKTICKS = Pattern.compile("`+");

  private MarkdownText() {}

  /**
   * One line within others, such as a cell, in which no character is markup. An empty comment keeps
   * {@code @name} from notifying and {@code https://} from becoming a link.
   */
  static String inline(String text) {
    var out = new StringBuilder();
    for (char c : Clean.line(text).toCharArray()) {
      out.append(escaped(c));
    }
    return out.toString().replace("://", ":<!-- -->//").replace("@", "@<!-- -->");
  }

  /** A line by itself: it does not begin a list, a heading or a rule either. */
  static String line(String text) {
    var unlisted = LIST_START.matcher(inline(text)).replaceFirst("$1\\\\$2");
    return MARK_START.matcher(unlisted).replaceFirst("\\\\$1");
  }

  /** Paragraphs, one line each. */
  static String block(String text) {
    var lines = Clean.block(text).lines().map(MarkdownText::line).toList();
    return String.join("\n", lines);
  }

  /** A fenced block whose fence is longer than any in the text. */
  static String fenced(String language, String text) {
    int longest =
        BACKTICKS.matcher(text).results().mapToInt(run -> run.end() - run.start()).max().orElse(0);
    var fence = "`".repeat(Math.max(3, longest + 1));
    return fence + language + "\n" + Clean.block(text) + "\n" + fence;
  }

  static String row(List<String> cells) {
    return "| " + String.join(" | ", cells) + " |";
  }

  static String link(String label, URI target) {
    return "[" + inline(label) + "](<" + target.toASCIIString().replace(">", "%3E") + ">)";
  }

  private static String escaped(char c) {
    return switch (c) {
      case '&' -> "&amp;";
      case '<' -> "&lt;";
      case '>' -> "&gt;";
      default -> ACTIVE.indexOf(c) >= 0 ? "\\" + c : String.valueOf(c);
    };
  }
}
