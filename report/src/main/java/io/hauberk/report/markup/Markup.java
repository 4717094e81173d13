package io.hauberk.report.markup;

import io.hauberk.core.Checks;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * HTML, SVG or XML as it is written: every text is cleaned and escaped, every tag is closed in its
 * order. Names of tags and attributes are the program's own words.
 */
public final class Markup {

  private final StringBuilder out = new StringBuilder();
  private final Deque<String> open = new ArrayDeque<>();

  /** What stands before the first element, such as a document type; trusted. */
  public Markup prolog(String trusted) {
    Checks.state(out.length() == 0, "prolog", "late", "the first words of a document");
    out.append(trusted).append('\n');
    return this;
  }

  /** Opens an element. {@code attributes} are names and values in turn. */
  public Markup open(String tag, String... attributes) {
    start(tag, attributes);
    out.append('>');
    open.push(tag);
    return this;
  }

  /** An element without content: a void element of HTML, or any of SVG and XML. */
  public Markup empty(String tag, String... attributes) {
    start(tag, attributes);
    out.append("/>");
    return this;
  }

  /** An element that holds only text. */
  public Markup leaf(String tag, String text, String... attributes) {
    return open(tag, attributes).text(text).close();
  }

  /** Text, on as many lines as it has. */
  public Markup text(String text) {
    escape(Clean.block(text), false);
    return this;
  }

  /** Closes the element opened last. */
  public Markup close() {
    Checks.state(!open.isEmpty(), "close", "no element", "an open element");
    out.append("</").append(open.pop()).append('>');
    return this;
  }

  /** A line break in the source, for people who read it. */
  public Markup line() {
    out.append('\n');
    return this;
  }

  /** Text of our own that must not be escaped: a style sheet. */
  public Markup trusted(String text) {
    out.append(text);
    return this;
  }

  /** The document; every element must be closed. */
  public String finish() {
    Checks.state(open.isEmpty(), "markup", open, "every element closed");
    return out.toString();
  }

  private void start(String tag, String... attributes) {
    out.append('<').append(tag);
    for (int i = 0; i < attributes.length; i += 2) {
      out.append(' ').append(attributes[i]).append("=\"");
      escape(Clean.block(attributes[i + 1]), true);
      out.append('"');
    }
  }

  private void escape(String text, boolean inAttribute) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '&' -> out.append("&amp;");
        case '<' -> out.append("&lt;");
        case '>' -> out.append("&gt;");
        case '"' -> out.append("&quot;");
        case '\'' -> out.append("&#39;");
        case '\n' -> out.append(inAttribute ? "&#10;" : "\n");
        default -> out.append(c);
      }
    }
  }
}
