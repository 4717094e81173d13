package io.hauberk.data.recognise;

import io.hauberk.data.invent.CustomerTable;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * Speed of one thread, by processor time: how many bytes or characters of text a second; with
 * arguments {@code FILE LINES}, over the first lines of a file, one by one.
 */
final class ScanRates {
  private ScanRates() {}

  private static final int LINES = 2_000;
  private static final long SECONDS = 3;
  private static final long WARM_UP = 4_000_000_000L;

  public static void main(String[] args) throws IOException {
    if (args.length > 0) {
      overFile(Path.of(args[0]), Integer.parseInt(args[1]));
      return;
    }
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
    rate(
        "identifiers, prose with few",
        Scanner.identifiers(),
        (PROSE.repeat(99) + "Call 13812345678.\n").repeat(20));
    rate("identifiers, mixed customers", Scanner.identifiers(), all.toString());
    rate("chinese names", new ChineseNames(), chinese.toString());
    rate("english names", new EnglishNames(), all.toString());
    rate("everything", Scanner.everything(), all.toString());
  }

  private static void overFile(Path file, int count) throws IOException {
    List<String> lines;
    try (var all = Files.lines(file)) {
      lines = all.limit(count).toList();
    }
    var text = String.join("\n", lines);
    rate("identifiers, line by line", byLine(lines, Scanner.identifiers()), text);
    rate("everything, line by line", byLine(lines, Scanner.everything()), text);
  }

  private static NameFinder byLine(List<String> lines, Scanner scanner) {
    return text -> lines.stream().flatMap(line -> scanner.scan(line).stream()).toList();
  }

  private static final String PROSE =
      "The order was packed on the second day and left the house in the afternoon, as agreed with"
          + " the customer, who had asked for it in May 2024 and paid 120 euros in advance. ";
  private static final String FILLER =
      ". The order was packed on the second day and left the house in the afternoon, as agreed.\n";

  private static void rate(String name, Scanner scanner, String text) {
    rate(name, (NameFinder) scanner::scan, text);
  }

  private static void rate(String name, NameFinder finder, String text) {
    var threads = ManagementFactory.getThreadMXBean();
    long bytes = text.getBytes(StandardCharsets.UTF_8).length;
    int found = finder.find(text).size();
    long warm = threads.getCurrentThreadCpuTime();
    while (threads.getCurrentThreadCpuTime() - warm < WARM_UP) {
      found = finder.find(text).size();
    }
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
