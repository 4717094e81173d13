package io.hauberk.detect.log.template;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The templates of what a miner has seen, to be asked about lines. Not safe for use by several
 * threads.
 */
public final class Templates {

  private final List<Template> templates;
  private final Map<String, Template> byShape = new HashMap<>();
  private final Map<String, List<Template>> byFirst = new HashMap<>();
  private final LineScanner scanner = new LineScanner();

  Templates(List<Shape> shapes) {
    var found = new ArrayList<Template>();
    for (var group : Grouping.of(shapes)) {
      long count = group.stream().mapToLong(Shape::count).sum();
      var template = Template.of(Common.tokens(group), count);
      found.add(template);
      group.forEach(shape -> byShape.put(shape.key(), template));
      byFirst.computeIfAbsent(first(template), key -> new ArrayList<>()).add(template);
    }
    found.sort(Comparator.comparingLong(Template::count).reversed().thenComparing(Template::text));
    byFirst.values().forEach(list -> list.sort(CLOSEST));
    templates = Collections.unmodifiableList(found);
  }

  private static final Comparator<Template> CLOSEST =
      Comparator.comparingInt(Template::literals).reversed().thenComparing(Template::text);

  private static String first(Template template) {
    return template.parts().isEmpty() ? "" : template.parts().get(0).literal();
  }

  /** Most frequent first. */
  public List<Template> all() {
    return templates;
  }

  /** The line's template; empty when no line like it was seen. */
  public Optional<Template> of(byte[] line) {
    return match(line).map(Match::template);
  }

  /** The line's template and what stands in its parameters. */
  public Optional<Match> match(byte[] line) {
    scanner.scan(line, 0, line.length);
    var key = new String(scanner.shape(), 0, scanner.length(), StandardCharsets.ISO_8859_1);
    var tokens = Shape.parse(key, 1).tokens().stream().map(Token::text).toList();
    var known = byShape.get(key);
    if (known != null) {
      return known.match(tokens).map(spans -> new Match(known, parameters(line, spans)));
    }
    return among(tokens.isEmpty() ? "" : tokens.get(0), tokens, line)
        .or(() -> among("", tokens, line));
  }

  private Optional<Match> among(String first, List<String> tokens, byte[] line) {
    for (var template : byFirst.getOrDefault(first, List.of())) {
      if (template.literals() == 0) {
        continue;
      }
      var spans = template.match(tokens);
      if (spans.isPresent()) {
        return Optional.of(new Match(template, parameters(line, spans.get())));
      }
    }
    return Optional.empty();
  }

  private List<String> parameters(byte[] line, List<int[]> spans) {
    return spans.stream().map(span -> text(line, span[0], span[1])).toList();
  }

  private String text(byte[] line, int from, int to) {
    if (from == to || to > scanner.tokens()) {
      return "";
    }
    int start = scanner.start(from);
    return new String(line, start, scanner.end(to - 1) - start, StandardCharsets.UTF_8);
  }

  /**
   * A line of a template.
   *
   * @param parameters in the order of the template's {@code <*>}; what is not UTF-8 is replaced
   */
  public record Match(Template template, List<String> parameters) {

    public Match {
      parameters = List.copyOf(parameters);
    }
  }
}
