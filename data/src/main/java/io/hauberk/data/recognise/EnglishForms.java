package io.hauberk.data.recognise;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Forms of address, occupations, ages, post codes and dates in words. */
final class EnglishForms implements NameFinder {

  private static final String MONTH =
      "(?:January|February|March|April|May|June|July|August|September|October|November|December|Jan|Feb"
          + "|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)";
  private static final String TRADES =
      "(?:accountant|administrator|adviser|agent|analyst|architect|artist|assembler|assistant|attendant"
          + "|attorney|author|baker|broker|builder|buyer|carpenter|cashier|chef|cleaner|clerk|coach"
          + "|collector|consultant|contractor|controller|cook|coordinator|counselor|dentist|designer"
          + "|developer|director|dispatcher|doctor|driver|economist|editor|electrician|engineer|estimator"
          + "|examiner|executive|farmer|firefighter|guard|guide|hygienist|inspector|installer|instructor"
          + "|interpreter|investigator|judge|laborer|lawyer|lecturer|librarian|machinist|maker|manager"
          + "|mechanic|musician|nurse|officer|operator|painter|paramedic|pharmacist|photographer|physician"
          + "|physicist|pilot|planner|plumber|porter|processor|producer|professor|programmer|psychologist"
          + "|receptionist|recruiter|repairer|reporter|representative|researcher|salesperson|scientist"
          + "|secretary|specialist|statistician|supervisor|surgeon|surveyor|teacher|technician"
          + "|technologist|teller|therapist|trainer|translator|typist|veterinarian|waiter|waitress|welder"
          + "|worker|writer)";

  /** An entity and what it looks like. */
  private record Shape(Entity entity, double score, Pattern pattern) {}

  private static final List<Shape> SHAPES =
      List.of(
          new Shape(
              Entity.TITLE,
              0.8,
              Pattern.compile(
                  "(?<!\\p{L})(?:Mr|Mrs|Ms|Miss|Dr|Prof|Sir|Madam)\\b\\.?(?= \\p{Lu})"
                      + "|(?<!\\p{L})(?:Mr|Mrs|Ms|Dr)\\.(?!\\p{L})"
                      + "|(?m)^(?:\\p{L}{1,30}+,?[ -]){0,8}(?i:"
                      + TRADES
                      + ")s?(?=\\s*$)")),
          new Shape(
              Entity.ORGANIZATION,
              0.76,
              Pattern.compile("(?m)^[\\p{L}-]{2,30}, [\\p{L}-]{2,30} and [\\p{L}-]{2,30}$")),
          new Shape(
              Entity.AGE,
              0.8,
              Pattern.compile(
                  "(?<=\\b(?:[Aa]ged?|[Aa]ge of|[Aa]ge:) )\\d{1,3}\\b|\\b\\d{1,3}(?=[-"
                      + " ](?:years?|yrs?)[- ]olds?\\b)|\\b\\d{1,3}(?= years? of"
                      + " age\\b)|\\b\\d{1,2}(?= y/?o\\b)|(?<=\\b(?:turned|turning|turns)"
                      + " )\\d{1,3}\\b(?![:/.-]\\d)|(?<=\\b(?:I am|I'm|he is|she is|he was|she"
                      + " was|he's|she's|they were) )\\d{1,2}\\b(?=[.,;!?]|$|\\n"
                      + "| and| when)")),
          new Shape(
              Entity.ZIP_CODE,
              0.75,
              Pattern.compile(
                  "(?<=[Zz]ip code is )\\d{3,5}\\b|(?<=\\b[A-Z]{2} |[Zz]ip |[Zz]ip code |[Zz]ip"
                      + " code is |[Pp]ostcode |[Pp]ostal code )\\d{5}(?:-\\d{4})?\\b")),
          new Shape(
              Entity.DATE_TIME,
              0.76,
              Pattern.compile(
                  "\\b(?:\\d{1,2}(?:st|nd|rd|th)?(?: of)? )?"
                      + MONTH
                      + "\\b\\.?(?: \\d{1,2}(?:st|nd|rd|th)?\\b)?(?:,? \\d{4}\\b)?"
                      + "|\\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\\b"
                      + "|\\b(?:19|20)\\d\\ds\\b|(?<=\\b(?:[Ii]n|[Ss]ince|[Uu]ntil|[Bb]efore|[Aa]fter|[Dd]uring|year|of)"
                      + " )(?:1[89]|20)\\d\\d\\b(?![-/.]\\d)")));

  @Override
  public List<Finding> find(String text) {
    var found = new ArrayList<Finding>();
    for (var shape : SHAPES) {
      var matcher = shape.pattern.matcher(text);
      while (matcher.find()) {
        if (!bareMonth(text, matcher.start(), matcher.end())) {
          var why = shape.entity.name().toLowerCase(Locale.ROOT) + " form";
          found.add(new Finding(shape.entity, matcher.start(), matcher.end(), shape.score, why));
        }
      }
    }
    return found;
  }

  /** May, March and August are also words and names. */
  private static boolean bareMonth(String text, int start, int end) {
    return switch (text.substring(start, end)) {
      case "May", "March", "August", "Mar", "Jan", "Dec" -> true;
      default -> false;
    };
  }
}
