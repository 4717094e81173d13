package io.hauberk.detect.alert;

import io.hauberk.core.Checks;
import io.hauberk.report.Severity;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * What a detector saw.
 *
 * @param id unique
 * @param time of the event that decided
 * @param detector its name, such as {@code brute-force}
 * @param title one line
 * @param score compared with the threshold
 * @param principal whom it concerns: an address, a user, a series; may be empty
 * @param evidence lines or figures, at most {@value #MAX_EVIDENCE}
 */
public record Alert(
    UUID id,
    Instant time,
    String detector,
    String title,
    double score,
    double threshold,
    Severity severity,
    String principal,
    List<String> evidence,
    List<Technique> techniques,
    List<Response> responses) {

  /** More tells a reader nothing new. */
  public static final int MAX_EVIDENCE = 32;

  public Alert {
    Checks.argument(!detector.isBlank(), "alert.detector", detector, "a name");
    Checks.argument(!title.isBlank(), "alert.title", title, "one line");
    Checks.finite("alert.score", score);
    Checks.finite("alert.threshold", threshold);
    evidence = evidence.stream().limit(MAX_EVIDENCE).toList();
    techniques = List.copyOf(techniques);
    responses = List.copyOf(responses);
  }

  /** Starts an alert; what is not said stays empty. */
  public static Builder builder(String detector, String title, Instant time) {
    return new Builder(detector, title, time);
  }

  /** What makes two alerts the same matter. */
  public String key() {
    return detector + '\n' + principal + '\n' + title;
  }

  /** The parts of an alert, by name. */
  public static final class Builder {

    private final String detector;
    private final String title;
    private final Instant time;
    private double score;
    private double threshold;
    private Severity severity = Severity.MEDIUM;
    private String principal = "";
    private List<String> evidence = List.of();
    private List<Technique> techniques = List.of();
    private List<Response> responses = List.of();

    private Builder(String detector, String title, Instant time) {
      this.detector = detector;
      this.title = title;
      this.time = time;
    }

    public Builder score(double value, double limit) {
      score = value;
      threshold = limit;
      return this;
    }

    public Builder severity(Severity value) {
      severity = value;
      return this;
    }

    public Builder principal(String value) {
      principal = value;
      return this;
    }

    public Builder evidence(List<String> lines) {
      evidence = List.copyOf(lines);
      return this;
    }

    public Builder techniques(Technique... values) {
      techniques = List.of(values);
      return this;
    }

    public Builder responses(Response... values) {
      responses = List.of(values);
      return this;
    }

    /** With a random id. */
    public Alert build() {
      return new Alert(
          UUID.randomUUID(),
          time,
          detector,
          title,
          score,
          threshold,
          severity,
          principal,
          evidence,
          techniques,
          responses);
    }
  }
}
