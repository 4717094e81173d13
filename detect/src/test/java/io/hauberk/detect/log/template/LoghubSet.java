package io.hauberk.detect.log.template;

import com.google.re2j.Pattern;
import de.siegmar.fastcsv.reader.CsvReader;
import io.hauberk.testkit.SharedData;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * The sets of LogHub-2k at hand, with the settings under which Zhu et al. ran Drain and the
 * grouping accuracy they report (Tools and Benchmarks for Automated Log Parsing, ICSE-SEIP 2019,
 * table II).
 */
enum LoghubSet {
  HDFS(0.5, 4, 0.9975, "blk_-?\\d+", "(\\d+\\.){3}\\d+(:\\d+)?"),
  HADOOP("Hadoop", 0.5, 4, 0.9475, "(\\d+\\.){3}\\d+"),
  SPARK("Spark", 0.5, 4, 0.920, "(\\d+\\.){3}\\d+", "\\b[KGTM]?B\\b", "([\\w-]+\\.){2,}[\\w-]+"),
  ZOOKEEPER("Zookeeper", 0.5, 4, 0.9665, "(/|)(\\d+\\.){3}\\d+(:\\d+)?"),
  BGL(0.5, 4, 0.9625, "core\\.\\d+"),
  HPC(0.5, 4, 0.887, "=\\d+"),
  WINDOWS("Windows", 0.7, 5, 0.997, "0x.*?\\s"),
  LINUX("Linux", 0.39, 6, 0.690, "(\\d+\\.){3}\\d+", "\\d{2}:\\d{2}:\\d{2}"),
  ANDROID(
      "Android",
      0.2,
      6,
      0.911,
      "(/[\\w-]+)+",
      "([\\w-]+\\.){2,}[\\w-]+",
      "\\b(\\-?\\+?\\d+)\\b|\\b0[Xx][a-fA-F\\d]+\\b|\\b[a-fA-F\\d]{4,}\\b"),
  APACHE("Apache", 0.5, 4, 1.0, "(\\d+\\.){3}\\d+"),
  OPENSSH("OpenSSH", 0.6, 5, 0.7875, "(\\d+\\.){3}\\d+", "([\\w-]+\\.){2,}[\\w-]+"),
  OPENSTACK("OpenStack", 0.5, 5, 0.7325, "((\\d+\\.){3}\\d+,?)+", "/.+?\\s", "\\d+");

  final String label;
  final double published;
  private final double threshold;
  private final int depth;

  @SuppressWarnings("ImmutableEnumChecker") // never written after the constructor
  private final List<Pattern> masks;

  LoghubSet(double threshold, int depth, double published, String... masks) {
    this.label = name();
    this.threshold = threshold;
    this.depth = depth;
    this.published = published;
    this.masks = List.of(masks).stream().map(Pattern::compile).toList();
  }

  LoghubSet(String label, double threshold, int depth, double published, String... masks) {
    this.label = label;
    this.threshold = threshold;
    this.depth = depth;
    this.published = published;
    this.masks = List.of(masks).stream().map(Pattern::compile).toList();
  }

  Drain drain() {
    return new Drain(masks, threshold, depth);
  }

  /** Contents and true templates. */
  record Lines(List<String> contents, List<String> events, List<String> templates) {}

  Lines lines() throws IOException {
    var lines = new Lines(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    var file = SharedData.dataset("loghub/" + label + "_2k.log_structured.csv");
    try (var csv = CsvReader.builder().ofNamedCsvRecord(file)) {
      for (var row : csv) {
        lines.contents().add(row.getField("Content"));
        lines.events().add(row.getField("EventId"));
        lines.templates().add(row.getField("EventTemplate"));
      }
    }
    return lines;
  }
}
