package io.hauberk.report;

import io.hauberk.core.Checks;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;

/**
 * One weakness that a check saw. Findings of one id share title, remedy and references; detail and
 * subject tell this occurrence from others. An empty text means that there is nothing to say.
 *
 * @param id stable over releases, such as {@code HBK-ROBUST-001}
 * @param title the weakness, one line
 * @param detail what was seen here, with figures
 * @param subject what it was seen in: a file, a model, a column, a layer
 * @param remedy what to do
 */
public record Finding(
    String id,
    Severity severity,
    String title,
    String detail,
    String subject,
    String remedy,
    List<Reference> references) {

  /** Worst first, then by id, subject and detail: an order that does not depend on threads. */
  public static final Comparator<Finding> WORST_FIRST =
      Comparator.comparing(Finding::severity, Comparator.reverseOrder())
          .thenComparing(Finding::id)
          .thenComparing(Finding::subject)
          .thenComparing(Finding::detail);

  private static final Pattern ID = Pattern.compile("HBK-[A-Z][A-Z0-9]{1,15}-[0-9]{3,4}");

  public Finding {
    Checks.argument(
        ID.matcher(id).matches(), "finding.id", id, "HBK-AREA-NNN, such as HBK-ROBUST-001");
    Checks.argument(!title.isBlank(), "finding.title", title, "one line about " + id);
    references = List.copyOf(references);
  }

  /** Starts a finding; what is not said stays empty. */
  public static Builder builder(String id, Severity severity, String title) {
    return new Builder(id, severity, title);
  }

  /** The parts of a finding, by name. */
  public static final class Builder {

    private final String id;
    private final Severity severity;
    private final String title;
    private String detail = "";
    private String subject = "";
    private String remedy = "";
    private final List<Reference> references = new ArrayList<>();

    private Builder(String id, Severity severity, String title) {
      this.id = id;
      this.severity = severity;
      this.title = title;
    }

    public Builder detail(String text) {
      detail = text;
      return this;
    }

    public Builder subject(String text) {
      subject = text;
      return this;
    }

    public Builder remedy(String text) {
      remedy = text;
      return this;
    }

    public Builder reference(Reference reference) {
      references.add(reference);
      return this;
    }

    public Finding build() {
      return new Finding(id, severity, title, detail, subject, remedy, references);
    }
  }
}
