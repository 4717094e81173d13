package io.hauberk.data.recognise;

import java.util.List;
import java.util.regex.Pattern;

/**
 * Postal addresses as written in Latin letters: a street with its number before or behind it, by
 * the street words of a dozen languages; post boxes; military mail (USPS Publication 28); then
 * units, places, states and post codes as far as they go on.
 */
final class PostalAddresses implements NameFinder {

  private static final String NUMBER = "\\d{1,6}[A-Za-z]?(?:[-/]\\d{1,5})?";
  private static final String PARTICLE =
      "(?:de|del|della|dei|di|da|do|dos|das|du|des|la|le|las|los|el|der|den|het|van|von|na|nad|of|the)";
  private static final String NAME =
      "(?:(?:" + PARTICLE + " ){0,2}[\\p{Lu}][\\p{L}'’.-]{0,40}|\\d{1,3}(?:st|nd|rd|th))";

  /** Suffixes of USPS Publication 28, appendix C1, and British ones. */
  private static final String ENGLISH =
      "(?:Alley|Ave|Avenue|Bend|Blvd|Boulevard|Branch|Bridge|Broadway|Brook|Bypass|Causeway|Cir|Circle"
          + "|Close|Common|Corner|Course|Court|Cove|Creek|Cres|Crescent|Crest|Crossing|Crossroad|Ct|Dale|Dr"
          + "|Drive|Estate|Expressway|Extension|Fall|Ferry|Field|Flat|Ford|Forge|Fork|Freeway|Garden"
          + "|Gateway|Glen|Green|Grove|Harbor|Haven|Heights|Highway|Hill|Hollow|Hwy|Inlet|Island|Isle"
          + "|Junction|Key|Knoll|Lake|Landing|Lane|Ln|Lodge|Loop|Mall|Manor|Meadow|Mews|Mill|Mission"
          + "|Mount|Mountain|Orchard|Parade|Park|Parkway|Pass|Passage|Path|Pike|Pine|Pkwy|Pl|Place|Plain"
          + "|Plaza|Point|Port|Prairie|Ranch|Rapid|Rd|Ridge|River|Road|Route|Row|Run|Shoal|Shore|Spring"
          + "|Spur|Sq|Square|Station|St|Stravenue|Stream|Street|Summit|Terrace|Throughway|Trace|Track"
          + "|Trafficway|Trail|Turnpike|Union|Valley|Via|View|Village|Ville|Vista|Walk|Wall|Way|Well)s?\\b\\.?";

  private static final String BEFORE =
      "(?:[Rr]ue|[Aa]venue|[Bb]oulevard|Chemin|All[ée]e|Impasse|Quai|Place|Via|Viale|Corso|Piazza|Largo|Calle"
          + "|C/|Paseo|Plaza|Avenida|Av\\.|Carrer|Rua|Praça|Travessa|[Uu]l\\.|Ulica|Aleja|Trg|Strada"
          + "|Bulevardul|Rruga|Jalan)";
  private static final String BEHIND =
      "(?:\\p{L}{2,40}(?:gatan|gata|gade|vej|vägen|vegen|veien|vegur|gate|straat|laan|weg|dijk|plein"
          + "|strasse|straße|str\\.|gasse|allee|platz|katu|tie|braut|stræti|plads|torg)"
          + "|(?:u\\.|utca|útja|út|tér|gate|vei|väg|ulica|ulice|cesta|bb))";

  private static final String UNIT =
      "(?:Apartment|Apt|Suite|Ste|Unit|Floor|Flat|Room|Box|#)\\.? ?\\d{1,6}[A-Za-z]?";
  private static final String BOX =
      "(?:(?:"
          + NUMBER
          + " )?P\\.? ?O\\.? ?Box \\d{1,6}(?: "
          + NAME
          + "){0,3}"
          + "|(?:PSC|CMR|Unit) \\d{1,6},? Box \\d{1,6})";
  private static final String STREET =
      "(?:"
          + NUMBER
          + ",? (?:"
          + NUMBER
          + " )?"
          + BEFORE
          + "(?: "
          + NAME
          + "){1,4}(?:,? "
          + NUMBER
          + ")?"
          + "|(?:"
          + NUMBER
          + " )?"
          + BEFORE
          + "(?: "
          + NAME
          + "){1,4},? "
          + NUMBER
          + "|(?:"
          + NUMBER
          + " )?(?:"
          + NAME
          + " ){0,3}"
          + BEHIND
          + " "
          + NUMBER
          + "\\.?"
          + "|"
          + NUMBER
          + " (?:"
          + NUMBER
          + " )?(?:"
          + NAME
          + ",? ){1,4}?"
          + ENGLISH
          + "|"
          + NUMBER
          + "(?: "
          + NAME
          + "){1,4} \\d{1,5}\\b"
          + ")";
  private static final String CROSSING =
      "(?:" + NUMBER + " )?" + NAME + "(?: " + NAME + "){0,3}(?: " + NUMBER + ")?";
  private static final String CORNER = "the corner of " + CROSSING + " and " + CROSSING;
  private static final String PLACE =
      "\\p{Lu}[\\p{L}'’.-]{1,40}(?:[ -](?:" + PARTICLE + " )?\\p{Lu}[\\p{L}'’-]{1,40}){0,3}";
  private static final String TAIL =
      "(?:,?[ \\n]{1,2}"
          + UNIT
          + "){0,2}"
          + "(?:(?:(?<=\\d) |, ?|\\n ?,? ?)"
          + PLACE
          + "(?= ?(?:\\n|,|\\d|[.]|$| for | and | is )))?"
          + "(?:(?:, ?|\\n ?,? ?)"
          + PLACE
          + "(?= ?(?:\\n"
          + "|,|\\d|[.]|$| for | and | is ))){0,3}(?:,?"
          + " [A-Z]{2}\\b)?(?:,?\\s{1,2}\\d{4,6}(?:-\\d{4})?\\b)?(?: [A-Z]{1,2}\\d[A-Z\\d]?"
          + " \\d[A-Z]{2}\\b)?";
  private static final Pattern ADDRESS =
      Pattern.compile("(?<![\\d\\p{L},/-])(?:" + CORNER + "|" + BOX + "|" + STREET + ")" + TAIL);

  private static final double SCORE = 0.85;

  @Override
  public List<Finding> find(String text) {
    return ADDRESS
        .matcher(cased(text))
        .results()
        .map(m -> new Finding(Entity.ADDRESS, m.start(), m.end(), SCORE, "address form"))
        .toList();
  }

  /** A text without any capital is read as if each word had one. */
  private static String cased(String text) {
    if (text.chars().anyMatch(Character::isUpperCase)) {
      return text;
    }
    var cased = new StringBuilder(text);
    for (int i = 0; i < cased.length(); i++) {
      boolean first = i == 0 || !Character.isLetter(cased.charAt(i - 1));
      if (first && !LOWER.matcher(text).region(i, text.length()).lookingAt()) {
        cased.setCharAt(i, Character.toUpperCase(cased.charAt(i)));
      }
    }
    return cased.toString();
  }

  /** Words that end an address, not part of it. */
  private static final Pattern LOWER =
      Pattern.compile("(?:for|and|is|the|corner|of|at|this|please|on|in|to)\\b");
}
