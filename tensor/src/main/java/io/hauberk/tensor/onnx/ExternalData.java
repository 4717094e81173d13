package io.hauberk.tensor.onnx;

import ai.onnx.proto.OnnxMl.StringStringEntryProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import io.hauberk.core.ModelFormatException;
import io.hauberk.core.StorageException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashSet;
import java.util.Set;

/** Weights in files beside the model. What a model names outside its own folder is not touched. */
final class ExternalData {

  private final Path folder;
  private final Limits limits;
  private final Set<Path> known = new HashSet<>();

  /**
   * @param folder of the model
   */
  ExternalData(Path folder, Limits limits) {
    this.folder = folder;
    this.limits = limits;
  }

  /**
   * A tensor's part of its file.
   *
   * @throws ModelFormatException when the file is outside the folder or too short
   */
  TensorReader.Source source(TensorProto tensor, long bytes) {
    var file = inside(entry(tensor, "location", ""));
    long size = size(file);
    long offset = number(tensor, "offset", 0);
    long length = number(tensor, "length", bytes);
    check(length == bytes, "length", length, bytes + " by the tensor's shape");
    check(offset <= size - bytes, "offset", offset, "with " + bytes + " bytes inside " + size);
    return target -> read(file, offset, target);
  }

  private Path inside(String location) {
    try {
      var real = folder.toRealPath();
      var file = real.resolve(location).normalize();
      check(file.startsWith(real), "location", location, "inside the model's folder");
      check(Files.isRegularFile(file), "location", location, "a file beside the model");
      var target = file.toRealPath();
      check(target.startsWith(real), "location", location, "inside the model's folder");
      return target;
    } catch (InvalidPathException e) {
      throw new ModelFormatException("location", Names.shown(location), "a path", e);
    } catch (IOException e) {
      throw new StorageException("location", Names.shown(location), "a readable file", e);
    }
  }

  private long size(Path file) {
    try {
      long size = Files.size(file);
      if (known.add(file)) {
        limits.addFile(size);
      }
      return size;
    } catch (IOException e) {
      throw new StorageException("file", file, "readable", e);
    }
  }

  private static void read(Path file, long offset, ByteBuffer target) throws IOException {
    try (var channel = FileChannel.open(file, StandardOpenOption.READ)) {
      long position = offset;
      while (target.hasRemaining()) {
        int count = channel.read(target, position);
        if (count < 0) {
          throw new ModelFormatException("file " + file, "ends at " + position, "as it was before");
        }
        position += count;
      }
    }
  }

  private static long number(TensorProto tensor, String key, long absent) {
    var text = entry(tensor, key, String.valueOf(absent));
    try {
      long value = Long.parseLong(text);
      check(value >= 0, key, value, ">= 0");
      return value;
    } catch (NumberFormatException e) {
      throw new ModelFormatException("external " + key, Names.shown(text), "a whole number", e);
    }
  }

  private static void check(boolean holds, String key, Object value, String rule) {
    if (!holds) {
      throw new ModelFormatException("external " + key, Names.shown(value.toString()), rule);
    }
  }

  private static String entry(TensorProto tensor, String key, String absent) {
    return tensor.getExternalDataList().stream()
        .filter(entry -> entry.getKey().equals(key))
        .map(StringStringEntryProto::getValue)
        .findFirst()
        .orElse(absent);
  }
}
