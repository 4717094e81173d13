package io.hauberk.detect.alert;

/** The forms in which an alert is written, each on one line. */
public enum AlertFormat {
  /** OCSF 1.9 Detection Finding, class 2004. */
  OCSF {
    @Override
    public String write(Alert alert) {
      return JsonForms.ocsf(alert);
    }
  },
  /** Elastic Common Schema 8. */
  ECS {
    @Override
    public String write(Alert alert) {
      return JsonForms.ecs(alert);
    }
  },
  /** Suricata's EVE. */
  EVE {
    @Override
    public String write(Alert alert) {
      return JsonForms.eve(alert);
    }
  },
  /** ArcSight Common Event Format, version 0. */
  CEF {
    @Override
    public String write(Alert alert) {
      return CefForm.write(alert);
    }
  },
  /** STIX 2.1: a bundle of an indicator, its attack patterns and a sighting. */
  STIX {
    @Override
    public String write(Alert alert) {
      return StixForm.write(alert);
    }
  };

  /** How a web server is told of this form. */
  public String mediaType() {
    return this == CEF ? "text/plain; charset=utf-8" : "application/json";
  }

  /** One line without its end. */
  public abstract String write(Alert alert);
}
