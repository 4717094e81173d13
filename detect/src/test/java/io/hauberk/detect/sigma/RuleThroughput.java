package io.hauberk.detect.sigma;

import io.hauberk.core.Randomness;
import io.hauberk.detect.sigma.rule.FieldMapping;
import io.hauberk.detect.sigma.rule.LogSource;
import io.hauberk.detect.sigma.rule.Rule;
import io.hauberk.detect.sigma.rule.RuleFiles;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * How many events a second of processor time rules watch. Run: {@code java -cp …
 * io.hauberk.detect.sigma.RuleThroughput [FOLDER LOGSOURCE COUNT]}; without a folder 1,000 made
 * rules of the usual shapes. Events are made ones of new processes, some 500 bytes of JSON.
 */
public final class RuleThroughput {
  private RuleThroughput() {}

  private static final int EVENTS = 20_000;
  private static final int ROUNDS = 6;

  private static final String[] PROGRAMS = {
    "svchost.exe", "chrome.exe", "explorer.exe", "powershell.exe", "cmd.exe", "msiexec.exe",
    "conhost.exe", "taskhostw.exe", "outlook.exe", "git.exe", "java.exe", "rundll32.exe"
  };

  public static void main(String[] arguments) {
    var files = arguments.length > 0 ? read(Path.of(arguments[0])) : made();
    var wanted = arguments.length > 1 ? LogSource.parse(arguments[1]) : LogSource.ANY;
    int most = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 1000;
    List<Rule> rules =
        files.rules().stream().filter(rule -> rule.source().agrees(wanted)).limit(most).toList();
    files.problems().forEach(System.out::println);
    long start = System.nanoTime();
    var set = new RuleSet(rules, files.correlations(), files.problems(), FieldMapping.NONE);
    System.out.printf(
        "%d rules, %d refused, %d always weighed, compiled in %.0f ms%n",
        rules.size(),
        files.problems().size(),
        set.always().length,
        (System.nanoTime() - start) / 1e6);
    for (int rule : set.always()) {
      System.out.println("always: " + rules.get(rule).title());
    }
    var lines = lines();
    for (int round = 0; round < ROUNDS; round++) {
      time("JSON and rules", set, lines, true);
    }
    time("JSON alone", set, lines, false);
  }

  private static void time(String what, RuleSet set, List<byte[]> lines, boolean watches) {
    var watch = new RuleWatch(set, alert -> {});
    var reader = new JsonEvents();
    var event = set.event();
    long met = 0;
    long start = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    for (var line : lines) {
      reader.read(line, event);
      met += watches ? watch.observe(event) : 0;
    }
    long nanos = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - start;
    System.out.printf(
        "%s: %.0f events/s, %d matches, per event %.1f rules weighed, %.1f checks tried%n",
        what,
        lines.size() * 1e9 / nanos,
        met,
        (double) watch.matcher().weighings() / lines.size(),
        (double) watch.matcher().attempts() / lines.size());
  }

  private static RuleFiles read(Path folder) {
    var files = new RuleFiles(Map.of());
    files.read(folder);
    return files;
  }

  private static RuleFiles made() {
    var files = new RuleFiles(Map.of());
    for (int i = 0; i < 1000; i++) {
      files.readText(
          "made" + i,
          "title: rule "
              + i
              + "\nlogsource: {category: process_creation, product: windows}\n"
              + "detection:\n  img: [{Image|endswith: ['\\tool"
              + i
              + ".exe', '\\x"
              + i
              + ".exe']}, {OriginalFileName: Tool"
              + i
              + ".exe}]\n  cli:\n"
              + "    CommandLine|contains|all: [' -opt"
              + i % 97
              + "', 'payload"
              + i
              + "']\n"
              + "  enc: {CommandLine|re: '(?i)frombase64string.{0,20}"
              + i
              + "'}\n"
              + "  parent: {ParentImage|startswith: 'C:\\Temp\\"
              + i
              + "'}\n"
              + "  filter: {User|contains: [AUTHORI, AUTORI]}\n"
              + "  condition: (img and "
              + (i % 10 == 0 ? "enc" : "cli")
              + ") or (parent and cli) and not filter\n");
    }
    return files;
  }

  private static List<byte[]> lines() {
    var lines = new ArrayList<byte[]>();
    for (int i = 0; i < EVENTS; i++) {
      var random = new Randomness(4).stream(i, 0);
      var program = PROGRAMS[random.nextInt(PROGRAMS.length)];
      var parent = PROGRAMS[random.nextInt(PROGRAMS.length)];
      var line =
          "{\"EventID\":1,\"Channel\":\"Microsoft-Windows-Sysmon/Operational\",\"Computer\":\"ws"
              + random.nextInt(500)
              + ".example.org\",\"UtcTime\":\"2026-03-01 08:00:00.123\",\"User\":\"CORP\\\\user"
              + random.nextInt(900)
              + "\",\"Image\":\"C:\\\\Windows\\\\System32\\\\"
              + program
              + "\",\"OriginalFileName\":\""
              + program
              + "\",\"CommandLine\":\""
              + program
              + " --type=renderer --lang=en-US -k netsvcs -p -s Schedule --field-trial-handle="
              + random.nextInt(1 << 20)
              + " C:\\\\Users\\\\user\\\\AppData\\\\Local\\\\Temp\\\\a"
              + random.nextInt(1 << 20)
              + ".tmp\",\"CurrentDirectory\":\"C:\\\\Windows\\\\system32\\\\\",\"ParentImage\":"
              + "\"C:\\\\Windows\\\\"
              + parent
              + "\",\"ParentCommandLine\":\""
              + parent
              + " /c start\",\"IntegrityLevel\":\"Medium\",\"ProcessId\":"
              + random.nextInt(65536)
              + "}";
      lines.add(line.getBytes(StandardCharsets.UTF_8));
    }
    return lines;
  }
}
