package io.hauberk.detect.log.template;

import io.hauberk.core.Checks;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * How well lines were grouped and templates written.
 *
 * @param ga grouping accuracy: the share of lines whose group has exactly the lines of a true
 *     template (Zhu et al., ICSE-SEIP 2019)
 * @param fga F1 of groups (Jiang et al., ISSTA 2024)
 * @param pa parsing accuracy: the share of lines with the true template's text
 * @param fta F1 of groups whose text is true as well
 */
public record ParsingScore(double ga, double fga, double pa, double fta) {

  /**
   * One element a line.
   *
   * @param truth true templates
   * @param groups what the parser holds to be alike
   * @param texts templates of the parser
   */
  public static ParsingScore of(List<String> truth, List<?> groups, List<String> texts) {
    Checks.argument(
        truth.size() == groups.size() && truth.size() == texts.size() && !truth.isEmpty(),
        "groups",
        groups.size(),
        "one a line, as truth has " + truth.size());
    var ofGroup = lines(groups);
    var ofTruth = lines(truth);
    double inGroups = 0;
    int goodGroups = 0;
    int goodTexts = 0;
    for (var lines : ofGroup.values()) {
      int any = lines.iterator().next();
      if (!lines.equals(ofTruth.get(truth.get(any)))) {
        continue;
      }
      inGroups += lines.size();
      goodGroups++;
      goodTexts += isSame(truth.get(any), texts.get(any)) ? 1 : 0;
    }
    long same =
        java.util.stream.IntStream.range(0, truth.size())
            .filter(i -> isSame(truth.get(i), texts.get(i)))
            .count();
    double all = ofGroup.size() + ofTruth.size();
    return new ParsingScore(
        inGroups / truth.size(),
        2 * goodGroups / all,
        (double) same / truth.size(),
        2 * goodTexts / all);
  }

  private static Map<Object, Set<Integer>> lines(List<?> keys) {
    var lines = new HashMap<Object, Set<Integer>>();
    for (int i = 0; i < keys.size(); i++) {
      lines.computeIfAbsent(keys.get(i), key -> new HashSet<>()).add(i);
    }
    return lines;
  }

  /** White space does not count. */
  private static boolean isSame(String truth, String text) {
    return truth.strip().replaceAll("\\s+", " ").equals(text);
  }
}
