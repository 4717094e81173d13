package io.hauberk.tensor.onnx;

import ai.onnx.proto.OnnxMl.ModelProto;
import com.google.protobuf.ByteString;
import com.google.protobuf.UnsafeByteOperations;
import io.hauberk.core.ModelFormatException;
import io.hauberk.core.StorageException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The bytes of an ONNX file, parsed once without copying the weights. */
final class ModelFile {

  private ModelFile() {}

  static ByteString bytes(Path file) {
    try {
      if (Files.size(file) > Integer.MAX_VALUE - 8) {
        throw new ModelFormatException(
            "file " + file, Files.size(file), "below 2 GiB, larger weights in files beside it");
      }
      return UnsafeByteOperations.unsafeWrap(Files.readAllBytes(file));
    } catch (IOException e) {
      throw new StorageException("file", file, "a readable file", e);
    }
  }

  static ModelProto parse(ByteString bytes) {
    try {
      Parts.check(bytes.newCodedInput());
      var in = bytes.newCodedInput();
      in.enableAliasing(true);
      return ModelProto.parseFrom(in);
    } catch (IOException e) {
      throw new ModelFormatException("ONNX file", "unreadable", "a protocol buffer", e);
    }
  }
}
