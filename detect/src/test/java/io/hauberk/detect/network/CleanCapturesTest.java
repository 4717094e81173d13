package io.hauberk.detect.network;

import static org.assertj.core.api.Assertions.assertThat;

import io.hauberk.detect.flow.FlowLimits;
import io.hauberk.detect.flow.FlowMeter;
import io.hauberk.detect.packet.Capture;
import io.hauberk.testkit.SharedData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the detectors say of captures that hold no scan, guessing, exfiltration or beacon. */
class CleanCapturesTest {

  @Test
  void captures_allDetectors_falseAlarms() throws IOException {
    List<Path> files;
    try (var list = Files.list(SharedData.dataset("pcap"))) {
      files = list.filter(file -> file.toString().endsWith(".pcap")).sorted().toList();
    }
    var alarms = new ArrayList<String>();
    for (var file : files) {
      var watch =
          new FlowWatch(
              FlowWatch.standard(),
              alert -> alarms.add(file.getFileName() + " " + alert.detector() + alert.evidence()));
      var meter = new FlowMeter(FlowLimits.DEFAULT, flow -> watch.accept(flow.summary()));
      try (var capture = Capture.open(file)) {
        meter.read(capture);
      }
    }
    assertThat(files).hasSizeGreaterThan(300);
    assertThat(alarms).isEmpty();
  }
}
