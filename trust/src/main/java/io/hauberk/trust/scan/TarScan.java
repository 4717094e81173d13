package io.hauberk.trust.scan;

/** The files of a tar, POSIX.1-1988 headers of 512 bytes. */
final class TarScan {

  private static final int BLOCK = 512;
  private static final int MAX_ENTRIES = 100_000;

  private TarScan() {}

  static void scan(Part part) {
    var content = part.content();
    long at = 0;
    for (int count = 0; at + BLOCK <= content.size() && content.at(at) != 0; count++) {
      if (count == MAX_ENTRIES) {
        throw new ScanException("tar.entries", "more", "at most " + MAX_ENTRIES);
      }
      var name = content.latin1(at, 100).replaceAll("\0.*", "");
      long size = octal(content.latin1(at + 124, 12));
      int type = content.at(at + 156);
      if (type == '1' || type == '2') {
        part.child(name, content).tell(Weakness.LINK, "a link within a tar");
      }
      part.child(name, content.slice(at + BLOCK, size)).scan();
      at += BLOCK + (size + BLOCK - 1) / BLOCK * BLOCK;
    }
  }

  private static long octal(String field) {
    var digits = field.replace('\0', ' ').strip();
    if (!digits.matches("[0-7]{1,11}")) {
      throw new ScanException("tar.size", Sink.printed(digits), "an octal number");
    }
    return Long.parseLong(digits, 8);
  }
}
