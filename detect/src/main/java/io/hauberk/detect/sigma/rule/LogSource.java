package io.hauberk.detect.sigma.rule;

import io.hauberk.core.Checks;
import java.util.Optional;

/** Which log a rule is about; what is empty is not said. */
public record LogSource(
    Optional<String> category, Optional<String> product, Optional<String> service) {

  /** Says nothing. */
  public static final LogSource ANY =
      new LogSource(Optional.empty(), Optional.empty(), Optional.empty());

  /** Reads {@code product=windows,category=process_creation}. */
  public static LogSource parse(String text) {
    var source = ANY;
    for (var part : text.split(",", -1)) {
      int equals = part.indexOf('=');
      var name = equals < 0 ? part : part.substring(0, equals).strip();
      var value = Optional.of(part.substring(equals + 1).strip());
      boolean whole = equals > 0 && !value.get().isEmpty();
      Checks.argument(whole, "logsource", part, "category=, product= or service=");
      source =
          switch (name) {
            case "category" -> new LogSource(value, source.product, source.service);
            case "product" -> new LogSource(source.category, value, source.service);
            case "service" -> new LogSource(source.category, source.product, value);
            default ->
                throw new IllegalArgumentException(
                    Checks.message("logsource", part, "category=, product= or service="));
          };
    }
    return source;
  }

  static LogSource of(Tree.Table table) {
    return new LogSource(table.text("category"), table.text("product"), table.text("service"));
  }

  /** Whether nothing that both say differs. */
  public boolean agrees(LogSource other) {
    return agree(category, other.category)
        && agree(product, other.product)
        && agree(service, other.service);
  }

  /** Whether the other says all that this says, and the same. */
  public boolean covers(LogSource other) {
    return agrees(other)
        && (category.isEmpty() || other.category.isPresent())
        && (product.isEmpty() || other.product.isPresent())
        && (service.isEmpty() || other.service.isPresent());
  }

  private static boolean agree(Optional<String> one, Optional<String> two) {
    return one.isEmpty() || two.isEmpty() || one.get().equalsIgnoreCase(two.get());
  }

  @Override
  public String toString() {
    return category.orElse("*") + "/" + product.orElse("*") + "/" + service.orElse("*");
  }
}
