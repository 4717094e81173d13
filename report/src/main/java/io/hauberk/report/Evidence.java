package io.hauberk.report;

import io.hauberk.core.Checks;
import io.hauberk.core.Digest;
import io.hauberk.core.StorageException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What a result rests on: enough to repeat it and to see that it was not changed. Callers leave
 * secrets out of command and configuration; everything here is published.
 *
 * @param command program and arguments
 * @param configuration every setting in force, by name; sorted
 * @param versions of the tool ({@link #TOOL}), the platform and what else decides the result
 * @param metrics results by unique names
 * @param bars that were stated; each on one of the metrics
 * @param repeat commands that give the same result again
 */
public record Evidence(
    List<String> command,
    Map<String, String> configuration,
    long seed,
    Map<String, String> versions,
    List<Input> inputs,
    List<Metric> metrics,
    List<Bar> bars,
    Instant started,
    Instant ended,
    List<String> repeat) {

  /** The key of Hauberk's own version. */
  public static final String TOOL = "hauberk";

  private static final Pattern PLAIN_ARGUMENT = Pattern.compile("[A-Za-z0-9_./:=,@%+-]+");

  public Evidence {
    command = List.copyOf(command);
    Checks.argument(!command.isEmpty(), "evidence.command", "empty", "a program and arguments");
    configuration = sorted(configuration);
    versions = sorted(versions);
    inputs = List.copyOf(inputs);
    metrics = List.copyOf(metrics);
    checkUnique(metrics);
    bars = List.copyOf(bars);
    Bar.requireKnown(bars, metrics.stream().map(Metric::name).toList());
    Checks.argument(!ended.isBefore(started), "evidence.ended", ended, "not before " + started);
    repeat = List.copyOf(repeat);
  }

  /** Starts the evidence of a run that began at {@code started}. */
  public static Builder builder(List<String> command, long seed, Instant started) {
    return new Builder(command, seed, started);
  }

  /** The bars against their results, in the order stated. */
  public List<Bar.Outcome> outcomes() {
    return Bar.check(bars, metrics);
  }

  /** Whether a stated bar was hit: exit code 1. */
  public boolean barHit() {
    return outcomes().stream().anyMatch(Bar.Outcome::hit);
  }

  public Duration elapsed() {
    return Duration.between(started, ended);
  }

  /** Hauberk's version, or "unknown". */
  public String toolVersion() {
    return versions.getOrDefault(TOOL, "unknown");
  }

  /** The command as a POSIX shell reads it. */
  public String commandLine() {
    return command.stream().map(Evidence::quoted).collect(Collectors.joining(" "));
  }

  private static String quoted(String argument) {
    return PLAIN_ARGUMENT.matcher(argument).matches()
        ? argument
        : "'" + argument.replace("'", "'\\''") + "'";
  }

  private static Map<String, String> sorted(Map<String, String> map) {
    return Collections.unmodifiableMap(new TreeMap<>(map));
  }

  private static void checkUnique(List<Metric> metrics) {
    var names = metrics.stream().map(Metric::name).toList();
    for (var name : names) {
      Checks.argument(
          Collections.frequency(names, name) == 1, "evidence.metrics", name, "unique names");
    }
  }

  /**
   * A file that went into the result.
   *
   * @param name path or role
   * @param sha256 64 lower-case hexadecimal digits
   * @param bytes of the file; 0 for what is no single file, such as drawn samples
   */
  public record Input(String name, String sha256, long bytes) {

    private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");

    public Input {
      Checks.argument(
          SHA256.matcher(sha256).matches(), "input.sha256", sha256, "64 hexadecimal digits");
      Checks.notNegative("input.bytes", bytes);
    }

    /**
     * Digests a file.
     *
     * @throws StorageException when it cannot be read
     */
    public static Input of(Path file) {
      try {
        return new Input(file.toString(), Digest.sha256(file), Files.size(file));
      } catch (IOException e) {
        throw new StorageException("file", file, "readable", e);
      }
    }
  }

  /** Evidence that grows while a command works. */
  public static final class Builder {

    private final List<String> command;
    private final long seed;
    private final Instant started;
    private final Map<String, String> configuration = new TreeMap<>();
    private final Map<String, String> versions = new TreeMap<>();
    private final List<Input> inputs = new ArrayList<>();
    private final List<Metric> metrics = new ArrayList<>();
    private final List<Bar> bars = new ArrayList<>();
    private final List<String> repeat = new ArrayList<>();

    private Builder(List<String> command, long seed, Instant started) {
      this.command = List.copyOf(command);
      this.seed = seed;
      this.started = started;
    }

    public Builder setting(String name, String value) {
      configuration.put(name, value);
      return this;
    }

    public Builder version(String name, String value) {
      versions.put(name, value);
      return this;
    }

    /** Java and operating system of this machine. */
    public Builder platform() {
      return version("java", Runtime.version().toString())
          .version("os", System.getProperty("os.name") + " " + System.getProperty("os.arch"));
    }

    public Builder input(Input input) {
      inputs.add(input);
      return this;
    }

    public Builder metric(Metric metric) {
      metrics.add(metric);
      return this;
    }

    public Builder bars(Collection<Bar> stated) {
      bars.addAll(stated);
      return this;
    }

    public Builder repeat(String commandLine) {
      repeat.add(commandLine);
      return this;
    }

    public Evidence build(Instant ended) {
      return new Evidence(
          command, configuration, seed, versions, inputs, metrics, bars, started, ended, repeat);
    }
  }
}
