package io.hauberk.data.recognise;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * English people, places, organisations and addresses: runs of capitalised words, told apart by
 * word lists, titles, company endings and street words. No statistics; every finding says why.
 */
final class EnglishNames implements NameFinder {

  private static final String CAP = "\\p{Lu}[\\p{L}'’]*(?:-\\p{Lu}?[\\p{L}'’]+)*\\.?";
  private static final Pattern RUN =
      Pattern.compile(
          "(?<![\\p{L}\\d@._/-])"
              + CAP
              + "(?:(?: | & | and (?=\\p{Lu}[\\p{L}]+ (?:Sons|Partners|Associates|Co))|, (?=(?:Inc|Ltd|LLC|Corp)\\b)| (?:de|van|von|der|den|la|le|del|da|di|bin|al|of|the|ten) )"
              + CAP
              + "){0,6}(?![\\p{L}\\d@])");
  private static final Pattern ORG =
      Pattern.compile(
          ".*\\b(?:Inc|Ltd|LLC|LLP|PLC|Corp|Corporation|Company|Co|GmbH|AG|Group|Holdings|Bank|University|Institute|College|Hospital|Airlines|Foundation|Association|Partners|Associates|Sons|Industries|Systems|Technologies|Solutions|Ministry|Department|Agency|Council|Committee|Museum|Church|Society|School|Club|Times|Records|Motors|Stores|Store|Insurance|Pharmacy|Supermarket)\\b\\.?.*|.*[a-z] & [A-Z].*");
  private static final Pattern ADDRESS =
      Pattern.compile(
          "(?<![\\d\\p{L}.,-])\\d{1,5}[A-Za-z]?(?:-\\d{1,4})? (?:(?:North|South|East|West|N\\.?|S\\.?|E\\.?|W\\.?) )?(?:[\\p{Lu}\\d][\\p{L}\\d'.-]*,? ){0,4}(?:Street|St|Avenue|Ave|Road|Rd|Lane|Ln|Drive|Dr|Court|Ct|Boulevard|Blvd|Way|Place|Pl|Terrace|Square|Sq|Circle|Cir|Parkway|Pkwy|Trail|Crescent|Close|Highway|Hwy|Hill|Row|Alley|Gardens|Grove|Park|Broadway)\\b\\.?(?:[ ,]+(?:Suite|Apt\\.?|Unit|Floor|#) ?[\\dA-Z]+)?(?:[, \\n]+\\p{Lu}[\\p{L}.-]+(?: \\p{Lu}[\\p{L}-]+){0,2})?(?:[, ]+[A-Z]{2})?(?:[, ]+\\d{5}(?:-\\d{4})?\\b)?(?:[, ]+[A-Z]{1,2}\\d[A-Z\\d]? \\d[A-Z]{2})?");
  private static final Pattern TITLES =
      Pattern.compile(
          "(?<![\\p{L}])(?:Mr|Mrs|Ms|Miss|Dr|Prof|Sir|Madam)\\.?(?= \\p{Lu})|(?<![\\p{L}])(?:Mr|Mrs|Ms|Dr)\\.");
  private static final Pattern AGES =
      Pattern.compile(
          "(?<=\\b[Aa]ged? )\\d{1,3}\\b|\\b\\d{1,3}(?=[- ](?:years?|yrs?)[- ]olds?\\b)|\\b\\d{1,2}(?= y/?o\\b)");
  private static final Pattern ZIPS =
      Pattern.compile(
          "(?<=\\b[A-Z]{2} |[Zz]ip |[Zz]ip code |[Pp]ostcode |[Pp]ostal code )\\d{5}(?:-\\d{4})?\\b");
  private static final Pattern DATES =
      Pattern.compile(
          "\\b(?:\\d{1,2}(?:st|nd|rd|th)?(?: of)? )?(?:January|February|March|April|May|June|July|August|September|October|November|December|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\\.?(?: \\d{1,2}(?:st|nd|rd|th)?)?(?:,? \\d{4})?\\b|\\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\\b|\\b(?:19|20)\\d\\ds\\b");
  private static final int MAX_TEXT = 1 << 20;

  @Override
  public List<Finding> find(String text) {
    var found = new ArrayList<Finding>();
    if (text.length() <= MAX_TEXT && text.chars().anyMatch(c -> c >= 'A' && c <= 'z')) {
      all(ADDRESS, Entity.ADDRESS, 0.85, text, found);
      all(TITLES, Entity.TITLE, 0.8, text, found);
      all(AGES, Entity.AGE, 0.8, text, found);
      all(ZIPS, Entity.ZIP_CODE, 0.75, text, found);
      all(DATES, Entity.DATE_TIME, 0.76, text, found);
      runs(text, found);
    }
    return found;
  }

  private static void all(
      Pattern p, Entity entity, double score, String text, List<Finding> found) {
    var matcher = p.matcher(text);
    while (matcher.find()) {
      boolean bare = entity == Entity.DATE_TIME && matcher.group().equals("May");
      if (!bare) {
        var evidence = entity.name().toLowerCase(Locale.ROOT) + " pattern";
        found.add(new Finding(entity, matcher.start(), matcher.end(), score, evidence));
      }
    }
  }

  private static void runs(String text, List<Finding> found) {
    var matcher = RUN.matcher(text);
    while (matcher.find()) {
      int start = skipCommon(text, matcher.start(), matcher.end());
      int end = dropTail(text, start, matcher.end());
      if (end - start >= 2) {
        classify(text, start, end, found);
      }
    }
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
    while (end > start) {
      int space = text.lastIndexOf(' ', end - 1);
      int word = Math.max(start, space + 1);
      boolean suffix =
          text.substring(word, end).matches("Jr\\.?|Sr\\.?|Inc\\.?|Ltd\\.?|Co\\.?|PhD");
      if (suffix || word == start || !Gazetteer.COMMON.contains(plain(text.substring(word, end)))) {
        break;
      }
      end = Math.max(start, space);
    }
    boolean dot = end > start && text.charAt(end - 1) == '.';
    return dot && !text.substring(start, end).matches(".*(?:Inc|Ltd|Co|Corp|Jr|Sr)\\.")
        ? end - 1
        : end;
  }

  private static String plain(String word) {
    var lower = word.toLowerCase(Locale.ROOT).replace('’', '\'');
    return lower.endsWith(".") ? lower.substring(0, lower.length() - 1) : lower;
  }

  private static void classify(String text, int start, int end, List<Finding> found) {
    var run = text.substring(start, end);
    var lower = plain(run);
    var first = plain(run.split(" ", 2)[0]);
    int possessive = lower.endsWith("'s") ? 2 : 0;
    if (run.length() - possessive < 2
        || (run.equals(run.toUpperCase(Locale.ROOT))
            && run.length() <= 4
            && !run.contains(" ")
            && !Gazetteer.PLACES.contains(lower))) {
      return;
    }
    lower = lower.substring(0, lower.length() - possessive);
    if (ORG.matcher(run).matches()) {
      add(found, Entity.ORGANIZATION, start, end, 0.75, "company word");
    } else if (Gazetteer.PLACES.contains(lower)) {
      add(found, Entity.LOCATION, start, end - possessive, 0.75, "place list");
    } else if (Gazetteer.NATIONALITIES.contains(lower)) {
      add(found, Entity.NATIONALITY, start, end - possessive, 0.75, "nationality list");
    } else if (Gazetteer.FIRST_NAMES.contains(first)) {
      add(found, Entity.PERSON, start, end - possessive, 0.8, "first name list");
    } else {
      unknown(text, start, end - possessive, found);
    }
  }

  /** A capitalised run that no list knows: by what stands before it. */
  private static void unknown(String text, int start, int end, List<Finding> found) {
    var before = text.substring(Math.max(0, start - 24), start);
    if (before.matches("(?s).*\\b(?:in|from|to|near|at|visit|outside) (?:the )?$")) {
      add(found, Entity.LOCATION, start, end, 0.55, "after a place word");
    } else if (before.matches("(?s).*\\b(?:for|with|by|company|at|join) (?:the )?$")
        && !text.substring(start, end).contains(" ")) {
      add(found, Entity.ORGANIZATION, start, end, 0.5, "after a company word");
    } else {
      add(found, Entity.PERSON, start, end, 0.5, "capitalised words");
    }
  }

  private static void add(
      List<Finding> found, Entity entity, int start, int end, double score, String why) {
    if (end > start) {
      found.add(new Finding(entity, start, end, score, why));
    }
  }
}
