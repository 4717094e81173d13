package io.hauberk.data.recognise;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/** Word lists of our own and the countries that the JDK knows. */
final class Gazetteer {
  private Gazetteer() {}

  static final Set<String> FIRST_NAMES = words("first-names.txt");
  static final Set<String> SURNAMES = words("surnames.txt");
  static final Set<String> NATIONALITIES = words("nationalities.txt");
  static final Set<String> COMMON = words("common-words.txt");
  static final Set<String> PLACES = places();

  private static Set<String> words(String file) {
    return Set.copyOf(
        new HashSet<>(java.util.List.of(Recognisers.resource(file).split("[ \\n]+"))));
  }

  private static Set<String> places() {
    var all = new HashSet<String>();
    Recognisers.resource("places.txt")
        .lines()
        .forEach(
            line -> all.addAll(java.util.List.of(line.split(line.contains("|") ? "\\|" : " "))));
    for (var zone : java.util.TimeZone.getAvailableIDs()) {
      if (zone.matches("(?:Africa|America|Asia|Australia|Europe)/[^/]+")) {
        all.add(zone.substring(zone.indexOf('/') + 1).replace('_', ' ').toLowerCase(Locale.ROOT));
      }
    }
    for (var code : Locale.getISOCountries()) {
      all.add(new Locale("", code).getDisplayCountry(Locale.ENGLISH).toLowerCase(Locale.ROOT));
    }
    return Set.copyOf(all);
  }
}
