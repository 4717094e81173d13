package io.hauberk.report.format;

import io.hauberk.report.markup.Clean;
import java.util.ArrayList;
import java.util.List;

/** Breaks prose into lines: between words, and between Chinese characters. */
final class Wrapping {

  private final int width;
  private final List<String> lines = new ArrayList<>();
  private StringBuilder line = new StringBuilder();
  private int used;

  private Wrapping(int width) {
    this.width = width;
  }

  /** Lines of at most {@code width} columns; a longer word stands alone. */
  static List<String> wrap(String text, int width) {
    return Clean.block(text).lines().flatMap(line -> wrapLine(line, width).stream()).toList();
  }

  private static List<String> wrapLine(String text, int width) {
    var wrapping = new Wrapping(width);
    for (var word : text.strip().split("\\s+")) {
      wrapping.space();
      pieces(word).forEach(wrapping::piece);
    }
    wrapping.end();
    return wrapping.lines;
  }

  /** A wide character may be parted from its neighbours, though not from punctuation behind it. */
  private static List<String> pieces(String word) {
    var pieces = new ArrayList<String>();
    var piece = new StringBuilder();
    boolean afterWide = false;
    for (int codePoint : word.codePoints().toArray()) {
      boolean wide = DisplayWidth.isWide(codePoint);
      if ((wide || afterWide) && Character.isLetterOrDigit(codePoint)) {
        pieces.add(piece.toString());
        piece.setLength(0);
      }
      piece.appendCodePoint(codePoint);
      afterWide = wide;
    }
    pieces.add(piece.toString());
    return pieces;
  }

  private void space() {
    if (used > 0) {
      line.append(' ');
      used++;
    }
  }

  private void piece(String text) {
    int needed = DisplayWidth.of(text);
    if (used > 0 && used + needed > width) {
      end();
    }
    line.append(text);
    used += needed;
  }

  private void end() {
    lines.add(line.toString().stripTrailing());
    line = new StringBuilder();
    used = 0;
  }
}
