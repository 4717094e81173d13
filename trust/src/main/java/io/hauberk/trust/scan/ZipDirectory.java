package io.hauberk.trust.scan;

import java.util.ArrayList;
import java.util.List;

/** The central directory of a zip, APPNOTE 6.3 sections 4.3.12 to 4.3.16, with zip64. */
final class ZipDirectory {

  private static final int END = 22;
  private static final int MAX_COMMENT = 0xFFFF;
  private static final int MAX_ENTRIES = 100_000;
  private static final long SATURATED = 0xFFFFFFFFL;

  /** One entry as the central directory tells it. */
  record Entry(
      String name, int flags, int method, long crc, long packed, long unpacked, long header) {}

  private ZipDirectory() {}

  /** Where the end record lies, or -1. */
  static long endRecord(Content content) {
    long last = content.size() - END;
    for (long at = last; at >= 0 && at >= last - MAX_COMMENT; at--) {
      if (content.at(at) == 'P'
          && content.startsWith(at, 'P', 'K', 5, 6)
          && content.little(at + 20, 2) == last - at
          && directory(content, at) >= 0) {
        return at;
      }
    }
    return -1;
  }

  static List<Entry> read(Content content) {
    long end = endRecord(content);
    if (end < 0) {
      throw new ScanException("zip", "no end record", "a whole zip");
    }
    long at = directory(content, end);
    var entries = new ArrayList<Entry>();
    while (content.startsWith(at, 'P', 'K', 1, 2)) {
      if (entries.size() == MAX_ENTRIES) {
        throw new ScanException("zip.entries", "more", "at most " + MAX_ENTRIES);
      }
      int name = (int) content.little(at + 28, 2);
      int extra = (int) content.little(at + 30, 2);
      entries.add(entry(content, at, name, extra));
      at += 46 + name + extra + content.little(at + 32, 2);
    }
    return entries;
  }

  private static Entry entry(Content content, long at, int name, int extra) {
    long[] sizes = {
      content.little(at + 24, 4), content.little(at + 20, 4), content.little(at + 42, 4)
    };
    widen(content, at + 46 + name, extra, sizes);
    return new Entry(
        content.latin1(at + 46, name),
        (int) content.little(at + 8, 2),
        (int) content.little(at + 10, 2),
        content.little(at + 16, 4),
        sizes[1],
        sizes[0],
        sizes[2]);
  }

  /** The zip64 field holds, in this order, what does not fit in four bytes. */
  private static void widen(Content content, long from, int length, long[] sizes) {
    long at = from;
    while (at + 4 <= from + length) {
      long size = content.little(at + 2, 2);
      if (content.little(at, 2) == 1) {
        long field = at + 4;
        for (int i = 0; i < sizes.length && field + 8 <= at + 4 + size; i++) {
          boolean wide = sizes[i] == SATURATED;
          sizes[i] = wide ? content.little(field, 8) : sizes[i];
          field += wide ? 8 : 0;
        }
        return;
      }
      at += 4 + size;
    }
  }

  /** Where the directory starts, or -1 when the end record points to none. */
  private static long directory(Content content, long end) {
    long offset = content.little(end + 16, 4);
    long locator = end - 20;
    if (content.startsWith(locator, 'P', 'K', 6, 7)) {
      long wide = content.little(locator + 8, 8);
      if (content.startsWith(wide, 'P', 'K', 6, 6)) {
        offset = content.little(wide + 48, 8);
      }
    }
    long size = content.little(end + 12, 4);
    if (content.startsWith(offset, 'P', 'K', 1, 2) || (offset == end && size == 0)) {
      return offset;
    }
    long shifted = end - size;
    return content.startsWith(shifted, 'P', 'K', 1, 2) ? shifted : -1;
  }
}
