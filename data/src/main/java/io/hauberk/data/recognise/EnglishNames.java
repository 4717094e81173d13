package io.hauberk.data.recognise;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * People, places and organisations in English text: runs of capitalised words, told apart by word
 * lists, company endings and what stands around. No statistics; every finding says why.
 */
final class EnglishNames implements NameFinder {

  private static final String CAP = "\\p{Lu}[\\p{L}'’]*(?:-\\p{Lu}?[\\p{L}'’]+){0,6}\\.?";
  private static final Pattern RUN =
      Pattern.compile(
          "(?<![\\p{L}\\d@._/-])"
              + CAP
              + "(?:(?: | & |, (?=(?:Inc|Ltd|LLC|Corp)\\b)| and"
              + " (?=(?:Sons|Partners|Associates|Co)\\b)|"
              + " (?:de|van|von|der|den|la|le|del|da|di|bin|al|of|the|ten|y) )"
              + CAP
              + "){0,6}(?![\\p{L}\\d@])");
  private static final Pattern ORG =
      Pattern.compile(
          ".*\\b(?:Inc|Ltd|LLC|LLP|PLC|Corp|Corporation|Company|Co|GmbH|AG|Group|Holdings|Bank|University"
              + "|Institute|College|Hospital|Airlines|Foundation|Association|Partners|Associates|Sons"
              + "|Industries|Systems|Technologies|Solutions|Ministry|Department|Agency|Council|Committee"
              + "|Museum|Church|Society|School|Club|Times|Records|Motors|Stores|Store|Insurance|Pharmacy"
              + "|Supermarket|Media|Analytics|Energy|Software|Labs|Networks|Services|Capital|Ventures|Markets|Brands|Studios|Incorporated|Limited)\\b\\.?.*|.*[\\p{L}]"
              + " & \\p{Lu}.*");
  private static final Pattern CONTRACTION = Pattern.compile(".*['’](?:re|ll|ve|t|m|d)\\b.*");
  private static final Pattern LOWER_WORD =
      Pattern.compile("(?<![\\p{L}\\d@._/-])\\p{Ll}[\\p{L}'’-]+");
  private static final Set<String> PLACE_CUES =
      Set.of("in", "from", "near", "visit", "outside", "toward", "towards", "leaving", "to");
  private static final Set<String> COMPANY_CUES =
      Set.of("at", "company", "join", "joined", "joining", "employer", "firm");

  /** What people do, behind a name that opens a sentence; or what they are about to say. */
  private static final Pattern AFTER =
      Pattern.compile(
          " (?:is|was|has|had|lives|works|says|said|told|went|wants|came|wrote|likes|needs|will"
              + "|\\p{Ll}{3,}ed)\\b| and \\p{Lu}|: [\"“]?\\p{Lu}|:[\"“]|'s|’s");

  private static final Pattern BEFORE =
      Pattern.compile("(?:\\b(?:Mr|Mrs|Ms|Dr|Prof|mr|mrs|ms|dr|prof)\\.|\\bname(?: is)?[?:]) $");
  private static final int CUE = 16;

  private static final Pattern SUFFIX = Pattern.compile("Jr\\.?|Sr\\.?|Inc\\.?|Ltd\\.?|Co\\.?|PhD");
  private static final Pattern SHORTENED = Pattern.compile(".*(?:Inc|Ltd|Co|Corp|Jr|Sr)\\.");
  private static final int MAX_TEXT = 1 << 20;

  @Override
  public List<Finding> find(String text) {
    var found = new ArrayList<Finding>();
    if (text.length() <= MAX_TEXT) {
      if (text.chars().anyMatch(Character::isUpperCase)) {
        runs(text, found);
      } else {
        lowered(text, found);
      }
    }
    return found;
  }

  private static void runs(String text, List<Finding> found) {
    var matcher = RUN.matcher(text);
    for (int from = 0; from < text.length() && matcher.find(from); ) {
      int owned = possessive(text, matcher.start(), matcher.end());
      boolean place = Gazetteer.PLACES.contains(plain(text.substring(matcher.start(), owned)));
      int start = place ? matcher.start() : skipCommon(text, matcher.start(), owned);
      int end = dropTail(text, start, owned);
      if (end - start >= 2) {
        classify(text, start, end, found);
      }
      from = Math.max(owned, matcher.start() + 1);
    }
  }

  /** A name ends at its possessive. */
  private static int possessive(String text, int start, int end) {
    for (int i = start + 1; i + 2 < end; i++) {
      char c = text.charAt(i);
      if ((c == '\'' || c == '’') && text.charAt(i + 1) == 's' && text.charAt(i + 2) == ' ') {
        return i + 2;
      }
    }
    return end;
  }

  /** Words that only look like names because they open a sentence or hold a title. */
  private static int skipCommon(String text, int from, int end) {
    int start = from;
    while (start < end) {
      int space = text.indexOf(' ', start);
      int stop = space < 0 || space > end ? end : space;
      if (!Gazetteer.COMMON.contains(plain(text.substring(start, stop)))) {
        return start;
      }
      start = Math.min(end, stop + 1);
    }
    return end;
  }

  private static int dropTail(String text, int start, int from) {
    int end = from;
    while (end > start && spare(text, start, end)) {
      end = Math.max(start, text.lastIndexOf(' ', end - 1));
    }
    boolean dot = end > start && text.charAt(end - 1) == '.';
    return dot && !SHORTENED.matcher(text.substring(start, end)).matches() ? end - 1 : end;
  }

  /** Whether the last of several words is a common one, and no part of somebody's name. */
  private static boolean spare(String text, int start, int end) {
    int word = text.lastIndexOf(' ', end - 1) + 1;
    if (word <= start) {
      return false;
    }
    var last = text.substring(word, end);
    boolean named = firstName(plain(text.substring(start, end)));
    return !named && !SUFFIX.matcher(last).matches() && Gazetteer.COMMON.contains(plain(last));
  }

  private static boolean firstName(String lower) {
    return Gazetteer.FIRST_NAMES.contains(lower.split("[ -]", 2)[0]);
  }

  private static String plain(String word) {
    var lower = word.toLowerCase(Locale.ROOT).replace('’', '\'');
    return lower.endsWith(".") ? lower.substring(0, lower.length() - 1) : lower;
  }

  private static void classify(String text, int start, int end, List<Finding> found) {
    var run = text.substring(start, end);
    int possessive = run.endsWith("'s") || run.endsWith("’s") ? 2 : 0;
    var lower = plain(run.substring(0, run.length() - possessive));
    if (!name(run, lower)) {
      return;
    }
    int stop = end - possessive;
    if (ORG.matcher(run).matches()) {
      found.add(new Finding(Entity.ORGANIZATION, start, end, 0.75, "company word"));
    } else if (Gazetteer.PLACES.contains(lower)) {
      found.add(new Finding(Entity.LOCATION, start, stop, 0.75, "place list"));
    } else if (Gazetteer.NATIONALITIES.contains(lower)) {
      found.add(new Finding(Entity.NATIONALITY, start, stop, 0.75, "nationality list"));
    } else if (firstName(lower)) {
      found.add(new Finding(Entity.PERSON, start, stop, 0.8, "first name list"));
    } else {
      unknown(text, start, stop, found);
    }
  }

  /** Whether it can be a name at all. */
  private static boolean name(String run, String lower) {
    boolean place = Gazetteer.PLACES.contains(lower);
    return lower.length() >= 2
        && (place || !Gazetteer.COMMON.contains(lower))
        && (place || !initials(run))
        && !CONTRACTION.matcher(run).matches();
  }

  private static boolean initials(String run) {
    return run.equals(run.toUpperCase(Locale.ROOT)) && run.length() <= 4 && !run.contains(" ");
  }

  /** A capitalised run that no list knows: by what stands around it. */
  private static void unknown(String text, int start, int end, List<Finding> found) {
    var before = wordBefore(text, start);
    boolean one = text.substring(start, end).indexOf(' ') < 0;
    if (heading(text, end) || afterPossessive(text, start)) {
      return;
    }
    if (PLACE_CUES.contains(before)) {
      found.add(new Finding(Entity.LOCATION, start, end, 0.55, "after a place word"));
    } else if (one && COMPANY_CUES.contains(before)) {
      found.add(new Finding(Entity.ORGANIZATION, start, end, 0.5, "after a company word"));
    } else if (!one || named(text, start, end)) {
      found.add(new Finding(Entity.PERSON, start, end, 0.5, "capitalised words"));
    }
  }

  /** Where every word has a capital. */
  private static boolean opening(String text, int start) {
    int i = start;
    while (i > 0 && " \"'“‘(".indexOf(text.charAt(i - 1)) >= 0) {
      i--;
    }
    return i == 0 || ".!?:;>\n\t*-•|".indexOf(text.charAt(i - 1)) >= 0;
  }

  /** Whether one capitalised word is more than the first word of a sentence. */
  private static boolean named(String text, int start, int end) {
    boolean cue = BEFORE.matcher(text).region(Math.max(0, start - CUE), start).find();
    return cue
        || !opening(text, start)
        || AFTER.matcher(text).region(end, text.length()).lookingAt()
        || Gazetteer.SURNAMES.contains(plain(text.substring(start, end)));
  }

  /** "Personal Info:" and the like, alone before a colon that ends the line. */
  private static boolean heading(String text, int end) {
    return end + 1 < text.length() && text.charAt(end) == ':' && text.charAt(end + 1) == '\n';
  }

  /** What somebody owns is seldom somebody. */
  private static boolean afterPossessive(String text, int start) {
    return start >= 3
        && text.startsWith("s ", start - 2)
        && "'’".indexOf(text.charAt(start - 3)) >= 0;
  }

  /** The word in front on the same line, in lower case; nothing where a sentence begins. */
  private static String wordBefore(String text, int start) {
    int end = start;
    while (end > 0 && text.charAt(end - 1) == ' ') {
      end--;
    }
    int from = end;
    while (from > 0 && Character.isLetter(text.charAt(from - 1))) {
      from--;
    }
    var word = text.substring(from, end).toLowerCase(Locale.ROOT);
    return word.equals("the") && from > 0 ? wordBefore(text, from) : word;
  }

  /**
   * A text that has no capitals at all: only what the lists know, and the word behind a first name.
   */
  private static void lowered(String text, List<Finding> found) {
    var matcher = LOWER_WORD.matcher(text);
    for (int from = 0; matcher.find(from); from = matcher.end()) {
      var word = owner(matcher.group());
      int start = matcher.start();
      int end = start + word.length();
      if (Gazetteer.FIRST_NAMES.contains(word) && !Gazetteer.COMMON.contains(word)) {
        found.add(
            new Finding(
                Entity.PERSON,
                start,
                Math.max(end, withSurname(text, end)),
                0.6,
                "first name list"));
      } else if (Gazetteer.PLACES.contains(word)) {
        found.add(new Finding(Entity.LOCATION, start, end, 0.6, "place list"));
      } else if (Gazetteer.NATIONALITIES.contains(word)) {
        found.add(new Finding(Entity.NATIONALITY, start, end, 0.6, "nationality list"));
      }
    }
  }

  private static int withSurname(String text, int end) {
    var next = LOWER_WORD.matcher(text).region(Math.min(end + 1, text.length()), text.length());
    boolean follows = end < text.length() && text.charAt(end) == ' ' && next.lookingAt();
    return follows && !Gazetteer.COMMON.contains(owner(next.group()))
        ? next.start() + owner(next.group()).length()
        : end;
  }

  private static String owner(String word) {
    return word.endsWith("'s") || word.endsWith("’s") ? word.substring(0, word.length() - 2) : word;
  }
}
