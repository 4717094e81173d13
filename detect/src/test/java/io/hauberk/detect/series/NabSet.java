package io.hauberk.detect.series;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.hauberk.testkit.SharedData;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** A file of NAB with its windows. */
record NabSet(String name, List<Instant> times, double[] values, List<NabScore.Window> windows) {

  static List<NabSet> all() throws IOException {
    var labels =
        new ObjectMapper()
            .readTree(SharedData.dataset("nab/labels/combined_windows.json").toFile());
    var sets = new ArrayList<NabSet>();
    for (var names = labels.fieldNames(); names.hasNext(); ) {
      var name = names.next();
      var stamps = new ArrayList<String>();
      var values = new ArrayList<Double>();
      var lines = Files.readAllLines(SharedData.dataset("nab/data/" + name));
      for (var line : lines.subList(1, lines.size())) {
        int comma = line.indexOf(',');
        stamps.add(line.substring(0, comma));
        values.add(Double.parseDouble(line.substring(comma + 1)));
      }
      var windows = new ArrayList<NabScore.Window>();
      for (var window : labels.get(name)) {
        windows.add(
            new NabScore.Window(
                stamps.indexOf(window.get(0).asText().substring(0, 19)),
                stamps.indexOf(window.get(1).asText().substring(0, 19))));
      }
      sets.add(
          new NabSet(
              name,
              stamps.stream().map(stamp -> Instant.parse(stamp.replace(' ', 'T') + "Z")).toList(),
              values.stream().mapToDouble(Double::doubleValue).toArray(),
              windows));
    }
    return sets;
  }

  /** Alarms of a detector on this series. */
  boolean[] alarms(SeriesDetector detector) {
    var alarms = new boolean[values.length];
    for (int i = 0; i < values.length; i++) {
      alarms[i] = detector.observe(times.get(i), values[i]).alarm();
    }
    return alarms;
  }
}
