package io.hauberk.data.recognise;

import com.hankcs.hanlp.HanLP;
import com.hankcs.hanlp.seg.Segment;
import com.hankcs.hanlp.seg.common.Term;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Chinese people, places, addresses and organisations by HanLP's role tagging, with rules that
 * merge what it cuts apart: adjacent places, and the road, number and room that follow them.
 */
final class ChineseNames implements NameFinder {

  private static final Pattern DETAIL =
      Pattern.compile(
          "\\G[\\p{IsHan}A-Za-z0-9０-９一二三四五六七八九十百-]{1,12}?(?:大道|大街|路|街|巷|弄|胡同|号楼|号院|号|栋|幢|座|单元|层|楼|室|镇|乡|村|区|小区|花园|新村|大厦)");
  private static final int MAX_PIECE = 10_000;

  private final Segment segment =
      HanLP.newSegment()
          .enableNameRecognize(true)
          .enablePlaceRecognize(true)
          .enableOrganizationRecognize(true)
          .enableOffset(true);

  @Override
  public List<Finding> find(String text) {
    var found = new ArrayList<Finding>();
    int n = text.length();
    for (int i = 0; i < n; i++) {
      if (han(text.charAt(i))) {
        int end = piece(text, i);
        within(text, i, end, found);
        i = end;
      }
    }
    return found;
  }

  /** A line, so that one text costs memory by its lines only. */
  private static int piece(String text, int start) {
    int newline = text.indexOf('\n', start);
    int end = newline < 0 ? text.length() : newline;
    return Math.min(end, start + MAX_PIECE);
  }

  private void within(String text, int from, int to, List<Finding> found) {
    var terms = segment.seg(text.substring(from, to));
    for (int t = 0; t < terms.size(); ) {
      var term = terms.get(t);
      int start = from + term.offset;
      int end = start + term.word.length();
      int next = t + 1;
      if (is(term, "ns")) {
        while (next < terms.size() && is(terms.get(next), "ns")) {
          end = from + terms.get(next).offset + terms.get(next).word.length();
          next++;
        }
        place(text, start, end, found);
      } else if (is(term, "nr") && person(term.word)) {
        found.add(new Finding(Entity.PERSON, start, end, 0.8, "chinese name"));
      } else if (is(term, "nt")) {
        found.add(new Finding(Entity.ORGANIZATION, start, end, 0.75, "chinese organisation"));
      }
      t = next;
    }
  }

  private static void place(String text, int start, int end, List<Finding> found) {
    var detail = DETAIL.matcher(text).region(end, Math.min(text.length(), end + 60));
    int to = end;
    while (detail.find()) {
      to = detail.end();
    }
    found.add(
        to > end
            ? new Finding(Entity.ADDRESS, start, to, 0.85, "chinese address")
            : new Finding(Entity.LOCATION, start, end, 0.7, "chinese place"));
  }

  private static boolean person(String word) {
    return word.length() >= 2 && word.length() <= 8 && han(word.charAt(0));
  }

  private static boolean is(Term term, String tag) {
    return term.nature != null && term.nature.startsWith(tag);
  }

  private static boolean han(char c) {
    return c >= 0x4E00 && c <= 0x9FFF;
  }
}
