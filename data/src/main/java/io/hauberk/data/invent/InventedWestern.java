package io.hauberk.data.invent;

import java.util.List;
import java.util.Locale;

/** Western people, numbers and places; mail and hosts lie in reserved names (RFC 2606). */
public final class InventedWestern {

  private static final List<String> FIRST = WordList.of("en-first");
  private static final List<String> LAST = WordList.of("en-last");
  private static final List<String> CITIES = WordList.of("en-cities");
  private static final List<String> STREETS = WordList.of("en-streets");

  private final Draws draws;

  public InventedWestern(Draws draws) {
    this.draws = draws;
  }

  public String person() {
    return draws.of(FIRST) + " " + draws.of(LAST);
  }

  public String email() {
    var name = draws.of(FIRST) + "." + draws.of(LAST) + draws.digits(4);
    return name.toLowerCase(Locale.ROOT) + "@example." + draws.of(List.of("com", "org", "net"));
  }

  /** A card of 16 digits that begins with 4 or 5, with its Luhn digit. */
  public String card() {
    var start = draws.below(2) == 0 ? "4" + draws.digits(1) : "5" + (1 + draws.below(5));
    return Luhn.closed(start + draws.digits(13));
  }

  /** A British or German IBAN with its check digits (ISO 13616). */
  public String iban() {
    boolean german = draws.below(2) == 0;
    var account = german ? draws.digits(18) : "WEST" + draws.digits(14);
    var country = german ? "DE" : "GB";
    return country + Iban.check(country, account) + account;
  }

  /** Fictional numbers of the North American plan: 555-0100 to 555-0199. */
  public String phone() {
    return "+1 " + (2 + draws.below(8)) + draws.digits(2) + "-555-01" + draws.digits(2);
  }

  /** Private use, RFC 1918. */
  public String ip() {
    return "10." + draws.below(256) + "." + draws.below(256) + "." + (1 + draws.below(254));
  }

  /** Locally administered. */
  public String mac() {
    return "02:" + draws.letters(2, HEX) + pairs(4);
  }

  private String pairs(int count) {
    var text = new StringBuilder();
    for (int i = 0; i < count; i++) {
      text.append(':').append(draws.letters(2, HEX));
    }
    return text.toString();
  }

  public String city() {
    return draws.of(CITIES);
  }

  public String address() {
    return (1 + draws.below(900)) + " " + draws.of(STREETS) + ", " + city();
  }

  public String organization() {
    return draws.of(LAST) + " " + draws.of(List.of("Ltd", "Inc", "Group", "& Sons", "LLC"));
  }

  /** A number the Social Security Administration may have issued, areas 001 to 665. */
  public String ssn() {
    return String.format(
        Locale.ROOT,
        "%03d-%02d-%04d",
        1 + draws.below(665),
        1 + draws.below(99),
        1 + draws.below(9999));
  }

  private static final String HEX = "0123456789ABCDEF";
}
