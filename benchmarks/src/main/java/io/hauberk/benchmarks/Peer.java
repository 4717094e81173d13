package io.hauberk.benchmarks;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.bytedeco.pytorch.global.torch;

/**
 * Our side of {@code benchmarks/peers/run}: one question, one process, one line of JSON.
 *
 * <p>{@code java io.hauberk.benchmarks.Peer QUESTION CASES_FOLDER WARMUPS ROUNDS THREADS}
 */
public final class Peer {
  private Peer() {}

  public static void main(String[] args) throws JsonProcessingException {
    torch.set_num_threads(Integer.parseInt(args[4]));
    var work = Question.valueOf(args[0].toUpperCase(Locale.ROOT)).open(new Case(Path.of(args[1])));
    Map<String, Double> quality = Map.of();
    for (int i = 0; i < Integer.parseInt(args[2]); i++) {
      quality = work.run();
    }
    List<Double> seconds = new ArrayList<>();
    for (int i = 0; i < Integer.parseInt(args[3]); i++) {
      long started = System.nanoTime();
      quality = work.run();
      seconds.add((System.nanoTime() - started) / 1e9);
    }
    var result =
        Map.of(
            "question",
            args[0],
            "side",
            "hauberk",
            "seconds",
            seconds,
            "quality",
            quality,
            "versions",
            Map.of("java", Runtime.version().toString(), "libtorch", "2.10.0"),
            "peak_bytes",
            peakBytes());
    System.out.println(new ObjectMapper().writeValueAsString(result));
  }

  /** The process's largest resident size, as Linux counts it. */
  private static long peakBytes() {
    try (var lines = Files.lines(Path.of("/proc/self/status"))) {
      return lines
          .filter(line -> line.startsWith("VmHWM:"))
          .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")) << 10)
          .findFirst()
          .orElse(0);
    } catch (IOException e) {
      return 0;
    }
  }
}
