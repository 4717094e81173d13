package io.hauberk.trust.scan;

import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.zip.CRC32;

/**
 * A zip as every reader sees it: names and flags of the central directory against those of the
 * local headers, what no directory names, and each entry by its bytes whatever its flags say.
 */
final class ZipScan {

  private static final int LOCAL = 30;
  private static final int ENCRYPTED = 1;
  private static final int STORED = 0;
  private static final int DEFLATED = 8;
  private static final int CHECKED = 16 << 20;

  private final Part part;
  private final Content content;
  private long inflated;

  ZipScan(Part part) {
    this.part = part;
    this.content = part.content();
  }

  void scan() {
    List<ZipDirectory.Entry> entries;
    try {
      entries = ZipDirectory.read(content);
    } catch (ScanException e) {
      part.tell(Weakness.ZIP_TRICK, String.valueOf(e.getMessage()));
      hidden(0, content.size());
      return;
    }
    var names = new HashSet<String>();
    long behind = 0;
    for (var entry :
        entries.stream().sorted(Comparator.comparingLong(ZipDirectory.Entry::header)).toList()) {
      if (!names.add(entry.name())) {
        part.tell(Weakness.ZIP_TRICK, "two entries named " + entry.name());
      }
      if (entry.header() > behind) {
        hidden(behind, Math.min(entry.header(), content.size()));
      }
      behind = Math.max(behind, entry(entry));
    }
  }

  /** Scans one entry; returns where its bytes end. */
  private long entry(ZipDirectory.Entry entry) {
    long header = entry.header();
    if (!content.startsWith(header, 'P', 'K', 3, 4)) {
      trick(entry, "no local header where the directory says");
      return header;
    }
    int nameLength = (int) content.little(header + 26, 2);
    long data = header + LOCAL + nameLength + content.little(header + 28, 2);
    if (!content.latin1(header + LOCAL, nameLength).equals(entry.name())) {
      trick(entry, "another name in its local header");
    }
    int localFlags = (int) content.little(header + 6, 2);
    if (((localFlags | entry.flags()) & ENCRYPTED) != 0) {
      trick(entry, "flagged as encrypted");
    }
    int localMethod = (int) content.little(header + 8, 2);
    if (localMethod != entry.method()) {
      trick(entry, "another compression in its local header");
    }
    if (entry.packed() < 0 || entry.packed() > content.size() - data) {
      trick(entry, "longer than the file");
      return content.size();
    }
    unpack(entry, content.slice(data, entry.packed()));
    return data + entry.packed();
  }

  private void unpack(ZipDirectory.Entry entry, Content packed) {
    boolean folder = entry.name().endsWith("/") && packed.size() == 0;
    if (folder || !part.affords(packed.size())) {
      return;
    }
    switch (entry.method()) {
      case STORED -> {
        if (packed.size() != entry.unpacked()) {
          trick(entry, "stored in another size than told");
        }
        requireSum(entry, packed);
        part.child(entry.name(), packed).scan();
      }
      case DEFLATED -> inflate(entry, packed);
      default ->
          part.child(entry.name(), packed).tell(Weakness.OPAQUE, "compression " + entry.method());
    }
  }

  private void inflate(ZipDirectory.Entry entry, Content packed) {
    if (inflated > 4L * Inflation.MOST) {
      part.tell(Weakness.BOMB, "inflates beyond " + inflated + " bytes");
      return;
    }
    try {
      var result = Inflation.inflate(packed, 0, true);
      inflated += result.content().size();
      if (result.bomb()) {
        part.tell(Weakness.BOMB, entry.name() + " inflates beyond measure");
      }
      if (result.whole()) {
        requireSum(entry, result.content());
      }
      part.child(entry.name(), result.content()).scan();
    } catch (ScanException e) {
      trick(entry, "does not inflate");
      part.child(entry.name(), packed).scan();
    }
  }

  private void requireSum(ZipDirectory.Entry entry, Content plain) {
    if (plain.size() > CHECKED) {
      return; // weights; what loads code is far smaller
    }
    var crc = new CRC32();
    crc.update(plain.bytes(0, (int) plain.size()));
    if (crc.getValue() != entry.crc()) {
      trick(entry, "its bytes do not have its CRC");
    }
  }

  /** Entries that no directory names lie between those that it does. */
  private void hidden(long from, long to) {
    for (long at = from; at + LOCAL < to; at++) {
      if (content.at(at) == 'P' && content.startsWith(at, 'P', 'K', 3, 4)) {
        int name = (int) content.little(at + 26, 2);
        long data = at + LOCAL + name + content.little(at + 28, 2);
        if (data <= to) {
          var hidden = content.latin1(at + LOCAL, name);
          part.tell(Weakness.ZIP_TRICK, "an entry outside the directory: " + hidden);
          unlisted(hidden, (int) content.little(at + 8, 2), content.slice(data, to - data));
        }
      }
    }
  }

  private void unlisted(String name, int method, Content rest) {
    if (!part.affords(rest.size())) {
      return;
    }
    try {
      var plain = method == DEFLATED ? Inflation.inflate(rest, 0, true).content() : rest;
      part.child(
              new String(name.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8), plain)
          .scan();
    } catch (ScanException e) {
      part.tell(Weakness.OPAQUE, String.valueOf(e.getMessage()));
    }
  }

  private void trick(ZipDirectory.Entry entry, String what) {
    part.child(entry.name(), content).tell(Weakness.ZIP_TRICK, what);
  }
}
