package io.hauberk.detect.log.template;

import java.util.Arrays;

/**
 * Cuts one line into tokens and masks what is plainly a parameter, in one pass over the bytes.
 *
 * <p>The result is the line's <i>shape</i>: words and delimiters as they stand, each parameter as
 * one byte {@link #PARAMETER}, white space as one blank. A parameter is an atom with a digit, a
 * path, an address with {@code @}, a host with a port, a long hexadecimal number, a number with its
 * binary unit; parameters that only a colon or a comma joins are one. Bytes are never decoded, so
 * text that is not UTF-8 passes through. Of a longer line the first {@value #MAX_BYTES} bytes
 * count.
 *
 * <p>Not safe for use by several threads: one scanner a thread.
 */
final class LineScanner {

  /** Stands for a parameter in a shape; control bytes of the input become blanks. */
  static final byte PARAMETER = 1;

  /** Longest part of a line that is looked at. */
  static final int MAX_BYTES = 1 << 14;

  private static final int MAX_TOKENS = 1024;

  /** Bytes at which an atom may end. */
  private static final int STOPS = ByteClass.ENDS | ByteClass.DOT;

  /** Fewer letters that all are hexadecimal digits may be an English word, such as facade. */
  private static final int HEX_WORD = 8;

  private byte[] in = new byte[0];
  private int end;
  private byte[] shape = new byte[256];
  private int length;
  private int tokens;
  private final int[] starts = new int[MAX_TOKENS];
  private final int[] ends = new int[MAX_TOKENS];
  private boolean blank;

  /** Reads the bytes from {@code from} to before {@code to}. */
  void scan(byte[] line, int from, int to) {
    in = line;
    end = Math.min(to, from + MAX_BYTES);
    length = 0;
    tokens = 0;
    blank = false;
    int at = from;
    while (at < end) {
      at = tokens < MAX_TOKENS - 1 ? token(at) : rest(at);
    }
  }

  private int token(int at) {
    int kind = ByteClass.of(in[at]);
    if (kind == ByteClass.SPACE) {
      blank = tokens > 0;
      return at + 1;
    }
    if (kind == ByteClass.DELIMITER) {
      return delimiter(at);
    }
    if (in[at] == '.') {
      return dots(at);
    }
    return word(at);
  }

  private int delimiter(int at) {
    if (in[at] == '<' && at + 1 < end && ByteClass.of(in[at + 1]) == ByteClass.DIGIT) {
      int stop = extend(at + 1, atomEnd(at + 1));
      if (stop >= end || in[stop] != '>') {
        return parameter(at, stop);
      }
    }
    return literal(at, at + 1);
  }

  /** A run of dots leads the eye and is no part of a word. */
  private int dots(int at) {
    int stop = at + 1;
    while (stop < end && in[stop] == '.') {
      stop++;
    }
    if (stop == at + 1 && stop < end && (ByteClass.of(in[stop]) & ByteClass.ENDS) == 0) {
      return word(at);
    }
    begin(at, stop);
    put((byte) '.');
    return stop;
  }

  private int word(int at) {
    int stop = atomEnd(at);
    if (stop - at == CalendarWord.LENGTH && CalendarWord.at(in, at)) {
      int date = dateEnd(stop);
      return date == stop ? literal(at, stop) : parameter(at, date);
    }
    if (isParameter(at, stop)) {
      return parameter(at, extend(at, stop));
    }
    return literal(at, stop);
  }

  /**
   * Past the names of days and months and the numbers of a date such as {@code Fri Jul 15 10:12:13
   * 2005}.
   */
  private int dateEnd(int stop) {
    int date = stop;
    for (int parts = 0; parts < 5; parts++) {
      int after = datePartEnd(date);
      if (after == date) {
        return date;
      }
      date = after;
    }
    return date;
  }

  /** Past blanks and a number or name after them; {@code date} itself when there are none. */
  private int datePartEnd(int date) {
    int next = date;
    while (next < end && in[next] == ' ') {
      next++;
    }
    if (next == date || next == end) {
      return date;
    }
    int after = atomEnd(next);
    if (ByteClass.of(in[next]) == ByteClass.DIGIT) {
      return extend(next, after);
    }
    boolean name = after - next == CalendarWord.LENGTH && CalendarWord.at(in, next);
    return name ? after : date;
  }

  /** Where the atom that starts here ends; a full stop after it is not its part. */
  private int atomEnd(int at) {
    byte[] line = in;
    int last = end;
    int stop = at;
    while (stop < last
        && ((ByteClass.of(line[stop]) & STOPS) == 0
            || !isEnd(ByteClass.of(line[stop]), at, stop))) {
      stop++;
    }
    if (stop < end && in[stop] == '\'' && isContraction(at, stop)) {
      return atomEnd(stop + 1);
    }
    return stop;
  }

  private boolean isEnd(byte kind, int at, int stop) {
    return (kind & ByteClass.ENDS) != 0 || (stop > at && endsAtDot(stop));
  }

  private boolean endsAtDot(int dot) {
    return dot + 1 >= end
        || in[dot + 1] == '.'
        || (ByteClass.of(in[dot + 1]) & ByteClass.ENDS) != 0;
  }

  private boolean isContraction(int at, int quote) {
    return quote > at && isLetter(quote - 1) && quote + 1 < end && isLetter(quote + 1);
  }

  private boolean isLetter(int at) {
    int lower = in[at] | 0x20;
    return lower >= 'a' && lower <= 'z';
  }

  private boolean isParameter(int at, int stop) {
    int bits = 0;
    for (int i = at; i < stop; i++) {
      bits |= ByteClass.of(in[i]);
    }
    if ((bits & (ByteClass.DIGIT | ByteClass.AT)) != 0) {
      return (bits & ByteClass.DIGIT) != 0 || stop - at > 2;
    }
    return (bits & ByteClass.NOT_HEX) == 0 ? isHexWord(at, stop) : isPlace(bits, at, stop);
  }

  private boolean isHexWord(int at, int stop) {
    return stop - at >= HEX_WORD || (stop - at == 2 && isOctet(stop + 1) && isJoint(in[stop]));
  }

  private boolean isPlace(int bits, int at, int stop) {
    return ((bits & ByteClass.SLASH) != 0 && isPath(at, stop))
        || ((bits & ByteClass.DOT) != 0 && hasPort(at, stop));
  }

  private boolean isPath(int at, int stop) {
    int separators = 0;
    for (int i = at; i < stop; i++) {
      separators += in[i] == '/' || in[i] == '\\' ? 1 : 0;
    }
    return stop - at > 1 && (separators > 1 || in[at] == '/' || in[at] == '\\');
  }

  private boolean hasPort(int at, int stop) {
    if (stop + 2 >= end || in[stop] != ':') {
      return false;
    }
    for (int i = at; i < stop; i++) {
      if (in[i] >= 'A' && in[i] <= 'Z') {
        return false;
      }
    }
    return ByteClass.of(in[stop + 1]) == ByteClass.DIGIT
        && ByteClass.of(in[stop + 2]) == ByteClass.DIGIT;
  }

  /** Two hexadecimal digits that end there, as in the address of a network card. */
  private boolean isOctet(int at) {
    return at + 2 < end
        && isHex(in[at])
        && isHex(in[at + 1])
        && (ByteClass.of(in[at + 2]) & ByteClass.ENDS) != 0;
  }

  private static boolean isHex(byte b) {
    return (ByteClass.of(b) & ~ByteClass.DIGIT) == 0;
  }

  /** Takes in a query, parameters joined by a colon or comma without a blank, and a unit. */
  private int extend(int at, int stop) {
    int joined = isQuery(at, stop) ? queryEnd(stop) : stop;
    for (int next = joinedEnd(joined); next > joined; next = joinedEnd(joined)) {
      joined = next;
    }
    return joined + 2 <= end && in[joined] == ' ' ? unit(joined) : joined;
  }

  /** Past a joint and the parameter after it; {@code stop} itself when there are none. */
  private int joinedEnd(int stop) {
    if (stop + 1 >= end || !isJoint(in[stop])) {
      return stop;
    }
    int from = stop + (in[stop] == ':' && in[stop + 1] == ':' ? 2 : 1);
    int next = atomEnd(from);
    return next > from && (isParameter(from, next) || isOctet(from)) ? next : stop;
  }

  private boolean isQuery(int at, int stop) {
    boolean slash = false;
    for (int i = at; i < stop; i++) {
      slash |= in[i] == '/';
      if (slash && in[i] == '?') {
        return true;
      }
    }
    return false;
  }

  private int queryEnd(int stop) {
    int query = stop;
    while (query < end && ByteClass.of(in[query]) != ByteClass.SPACE && in[query] != '"') {
      query++;
    }
    return query;
  }

  private static boolean isJoint(byte b) {
    return b == ':' || b == ',' || b == '|';
  }

  /**
   * Past {@code B}, {@code KB}, {@code MB}, {@code GB}, {@code TB} or {@code sec} after a number.
   */
  private int unit(int blankAt) {
    int stop = blankAt + 1;
    if (in[stop] == 's') {
      stop = isSeconds(stop) ? stop + 3 : blankAt;
    } else {
      stop += isPrefix(in[stop]) ? 1 : 0;
      stop = stop < end && in[stop] == 'B' ? stop + 1 : blankAt;
    }
    return stop > blankAt && isBoundary(stop) ? stop : blankAt;
  }

  private boolean isSeconds(int at) {
    return at + 2 < end && in[at + 1] == 'e' && in[at + 2] == 'c';
  }

  private static boolean isPrefix(byte b) {
    return b == 'K' || b == 'M' || b == 'G' || b == 'T';
  }

  private boolean isBoundary(int at) {
    return at >= end || (ByteClass.of(in[at]) & ByteClass.ENDS) != 0 || in[at] == '.';
  }

  /** More tokens than a line of log has: what is left is one parameter. */
  private int rest(int at) {
    return parameter(at, end);
  }

  private int parameter(int at, int stop) {
    begin(at, stop);
    put(PARAMETER);
    return stop;
  }

  private int literal(int at, int stop) {
    begin(at, stop);
    int more = stop - at;
    if (length + more > shape.length) {
      shape = Arrays.copyOf(shape, Math.max(2 * shape.length, length + more));
    }
    byte[] from = in;
    byte[] to = shape;
    int offset = length - at;
    for (int i = at; i < stop; i++) {
      to[offset + i] = from[i];
    }
    length += more;
    return stop;
  }

  private void begin(int at, int stop) {
    if (blank) {
      put((byte) ' ');
      blank = false;
    }
    starts[tokens] = at;
    ends[tokens] = stop;
    tokens++;
  }

  private void put(byte b) {
    if (length == shape.length) {
      shape = Arrays.copyOf(shape, 2 * length);
    }
    shape[length++] = b;
  }

  /** The shape's bytes, good until the next scan. */
  byte[] shape() {
    return shape;
  }

  int length() {
    return length;
  }

  long hash() {
    return ShapeHash.of(shape, length);
  }

  int tokens() {
    return tokens;
  }

  /** Where token {@code i} starts in the line. */
  int start(int i) {
    return starts[i];
  }

  /** Where token {@code i} ends in the line. */
  int end(int i) {
    return ends[i];
  }
}
