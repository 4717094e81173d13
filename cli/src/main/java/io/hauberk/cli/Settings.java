package io.hauberk.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.hauberk.core.StorageException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.IDefaultValueProvider;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * Where a flag's value comes from when it is not on the command line: the environment ({@code
 * --batch-size}: {@code HAUBERK_BATCH_SIZE}), then the YAML file ({@code batch-size}, or under the
 * verb's name), then the flag's default.
 */
final class Settings implements IDefaultValueProvider {

  /** {@code HAUBERK_DATA} is a folder, so the data set's name cannot have it. */
  private static final Map<String, String> RENAMED =
      Map.of("data", "HAUBERK_DATA_SET", "data-dir", "HAUBERK_DATA");

  private static final long LARGEST_FILE_BYTES = 1 << 20;

  private final Map<String, String> environment;
  private final Map<String, String> file;

  private Settings(Map<String, String> environment, Map<String, String> file) {
    this.environment = environment;
    this.file = file;
  }

  static Settings of(List<String> args, Map<String, String> environment) {
    var config = config(args);
    var path = config == null ? environment.get("HAUBERK_CONFIG") : config;
    return new Settings(environment, path == null ? Map.of() : read(Path.of(path)));
  }

  @Override
  public @Nullable String defaultValue(ArgSpec arg) {
    if (!(arg instanceof OptionSpec option)) {
      return null;
    }
    var name = option.longestName().replaceFirst("^-+", "");
    var fromEnvironment = environment.get(variable(name));
    if (fromEnvironment != null && !fromEnvironment.isBlank()) {
      return fromEnvironment;
    }
    var underVerb = file.get(arg.command().name() + "." + name);
    return underVerb == null ? file.get(name) : underVerb;
  }

  static String variable(String option) {
    return RENAMED.getOrDefault(
        option, "HAUBERK_" + option.replace('-', '_').toUpperCase(Locale.ROOT));
  }

  private static @Nullable String config(List<String> args) {
    for (int i = 0; i < args.size(); i++) {
      if (args.get(i).startsWith("--config=")) {
        return args.get(i).substring("--config=".length());
      }
      if (args.get(i).equals("--config") && i + 1 < args.size()) {
        return args.get(i + 1);
      }
    }
    return null;
  }

  private static Map<String, String> read(Path path) {
    try {
      long size = Files.size(path);
      if (size > LARGEST_FILE_BYTES) {
        throw new StorageException("config", path, "at most " + LARGEST_FILE_BYTES + " bytes");
      }
      var values = new HashMap<String, String>();
      flatten("", new YAMLMapper().readTree(Files.readString(path)), values);
      return values;
    } catch (IOException e) {
      throw new StorageException("config", path, "a readable YAML file of flags", e);
    }
  }

  private static void flatten(String prefix, JsonNode node, Map<String, String> values) {
    node.properties()
        .forEach(
            entry -> {
              var key = prefix + entry.getKey();
              if (entry.getValue().isObject()) {
                flatten(key + ".", entry.getValue(), values);
              } else {
                values.put(key, entry.getValue().asText());
              }
            });
  }
}
