package io.hauberk.trust.audit;

import io.hauberk.core.Checks;
import java.util.Locale;

/**
 * Where tiles and entry bundles lie, C2SP tlog-tiles: {@code tile/<level>/<index>[.p/<width>]} with
 * the index in groups of three digits, all but the last led by {@code x}.
 */
final class TilePath {

  /** Hashes of a full tile; entries of a full bundle. */
  static final int WIDTH = 256;

  /** A tree of 2^63 leaves has eight levels of tiles. */
  static final int MAX_LEVEL = 7;

  private static final int GROUP = 1000;

  private TilePath() {}

  static String hashes(int level, long index, int width) {
    Checks.inRange("tile.level", level, 0, MAX_LEVEL);
    return "tile/" + level + "/" + number(index) + partial(width);
  }

  static String entries(long index, int width) {
    return "tile/entries/" + number(index) + partial(width);
  }

  /** The folder of the partial forms of a tile. */
  static String partials(String fullPath) {
    return fullPath + ".p";
  }

  private static String number(long index) {
    Checks.notNegative("tile.index", index);
    var text = new StringBuilder(String.format(Locale.ROOT, "%03d", index % GROUP));
    for (long rest = index / GROUP; rest > 0; rest /= GROUP) {
      text.insert(0, String.format(Locale.ROOT, "x%03d/", rest % GROUP));
    }
    return text.toString();
  }

  private static String partial(int width) {
    Checks.inRange("tile.width", width, 1, WIDTH);
    return width == WIDTH ? "" : ".p/" + width;
  }
}
