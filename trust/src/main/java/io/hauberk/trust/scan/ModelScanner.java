package io.hauberk.trust.scan;

import io.hauberk.core.Progress;
import io.hauberk.core.StorageException;
import io.hauberk.report.Finding;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/**
 * Says what would run if a model file were loaded. Nothing of it is executed or loaded.
 *
 * <p>Knows by content: pickle (protocols 0 to 5; allow-list), PyTorch's zip and legacy forms,
 * joblib, numpy, zip, tar, gzip and zlib around any of them, ONNX, safetensors, GGUF, Keras (HDF5
 * and zip), TensorFlow graphs, Java serialisation. What it cannot look into is a finding, not a
 * pass. It does not judge weights: a backdoor that is only numbers passes.
 */
public final class ModelScanner {

  private static final int MAX_FILES = 100_000;

  private final Progress progress;

  public ModelScanner(Progress progress) {
    this.progress = progress;
  }

  /**
   * Scans a file, or every file below a folder.
   *
   * @throws StorageException when it cannot be read
   */
  public ScanReport scan(Path model) {
    var files = files(model);
    var findings = new ArrayList<Finding>();
    try (var task = progress.start("scan", files.size())) {
      for (var file : files) {
        findings.addAll(scanFile(model, file));
        task.advance(1);
      }
    }
    return new ScanReport(files.size(), findings);
  }

  /** Scans bytes under a name. */
  static List<Finding> scan(String name, byte[] bytes) {
    return scan(name, name, Content.of(bytes));
  }

  private static List<Finding> scanFile(Path model, Path file) {
    var place = model.equals(file) ? file.toString() : model.relativize(file).toString();
    if (Files.isSymbolicLink(file)) {
      return List.of(Weakness.LINK.finding(place, "points elsewhere"));
    }
    try (var channel = FileChannel.open(file, StandardOpenOption.READ)) {
      var name = String.valueOf(file.getFileName());
      return scan(place, name, Content.of(channel, channel.size()));
    } catch (IOException e) {
      throw new StorageException("model", file, "readable", e);
    }
  }

  private static List<Finding> scan(String place, String name, Content content) {
    var sink = new Sink(content.size());
    new Part(Sink.printed(place), name, content, sink, 0).scan();
    return List.copyOf(sink.findings());
  }

  private static List<Path> files(Path model) {
    if (!Files.exists(model, LinkOption.NOFOLLOW_LINKS)) {
      throw new StorageException("model", model, "a file or folder");
    }
    var found = new ArrayList<Path>();
    try (var walk = Files.walk(model)) {
      walk.filter(file -> !Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS))
          .limit(MAX_FILES)
          .sorted()
          .forEach(found::add);
    } catch (IOException e) {
      throw new StorageException("model", model, "readable", e);
    }
    return found;
  }
}
