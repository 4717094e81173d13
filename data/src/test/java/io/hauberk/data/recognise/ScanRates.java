package io.hauberk.data.recognise;

import io.hauberk.data.invent.CustomerTable;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** Speed of one thread, by processor time: how many bytes or characters of text a second. */
final class ScanRates {
  private ScanRates() {}

  private static final int LINES = 4_000;
  private static final long SECONDS = 6;

  public static void main(String[] args) {
    var all = new StringBuilder();
    var chinese = new StringBuilder();
    var table = new CustomerTable(LINES, 1);
    for (var row = table.next(); row.isPresent(); row = table.next()) {
      var line = String.join(", ", row.get());
      all.append(line).append(FILLER);
      if (Character.isIdeographic(row.get().get(1).codePointAt(0))) {
        chinese
            .append(row.get().get(11))
            .append("，住")
            .append(row.get().get(6))
            .append("。今天下午到访，对服务表示满意。\n");
      }
    }
    rate("identifiers, mixed customers", Scanner.identifiers(), all.toString());
    rate("chinese names", new ChineseNames()::find, chinese.toString());
    rate("english names", new EnglishNames()::find, all.toString());
    rate("everything", Scanner.everything(), all.toString());
  }

  private static final String FILLER =
      ". The order was packed on the second day and left the house in the afternoon, as agreed.\n";

  private static void rate(String name, Scanner scanner, String text) {
    rate(name, scanner::scan, text);
  }

  private static void rate(String name, NameFinder finder, String text) {
    var threads = ManagementFactory.getThreadMXBean();
    long bytes = text.getBytes(StandardCharsets.UTF_8).length;
    int found = finder.find(text).size();
    long start = threads.getCurrentThreadCpuTime();
    long runs = 0;
    double seconds = 0;
    while (seconds < SECONDS) {
      found += finder.find(text).size();
      runs++;
      seconds = (threads.getCurrentThreadCpuTime() - start) / 1e9;
    }
    System.out.printf(
        Locale.ROOT,
        "%s: %.1f MB/s, %.2f M characters/s, %d found a run%n",
        name,
        bytes * runs / seconds / 1e6,
        text.length() * runs / seconds / 1e6,
        found / (runs + 1));
  }
}
