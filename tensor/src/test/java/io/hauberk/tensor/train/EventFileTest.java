package io.hauberk.tensor.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.CodedInputStream;
import io.hauberk.core.StorageException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EventFileTest {

  @TempDir Path folder;

  @Test
  void finished_oneEpoch_framesHoldVersionAndScalars() throws IOException {
    Path file;
    try (var events = new EventFile(folder)) {
      file = events.file();
      events.finished(
          new EpochResult(1, 0.5, 0.75, Optional.of(new EpochResult.Score(0.6, 0.7)), 1e-3, 2.5));
    }
    var frames = frames(Files.readAllBytes(file));
    assertThat(frames).hasSize(7);
    assertThat(new String(frames.get(0), StandardCharsets.ISO_8859_1)).contains("brain.Event:2");
    assertThat(new String(frames.get(1), StandardCharsets.ISO_8859_1)).contains("train/loss");
    assertThat(step(frames.get(1))).isEqualTo(1);
  }

  @Test
  void open_folderIsAFile_storageError() throws IOException {
    var file = Files.writeString(folder.resolve("file"), "");
    assertThatThrownBy(() -> new EventFile(file)).isInstanceOf(StorageException.class);
  }

  private static long step(byte[] event) throws IOException {
    var in = CodedInputStream.newInstance(event);
    while (!in.isAtEnd()) {
      int tag = in.readTag();
      if (tag >>> 3 == 2) {
        return in.readInt64();
      }
      in.skipField(tag);
    }
    return -1;
  }

  /** Walks the frames and checks both checksums of each. */
  private static List<byte[]> frames(byte[] bytes) {
    var in = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    var frames = new ArrayList<byte[]>();
    while (in.hasRemaining()) {
      var length = new byte[8];
      in.get(length);
      assertThat(in.getInt()).isEqualTo(masked(length));
      var event = new byte[(int) ByteBuffer.wrap(length).order(ByteOrder.LITTLE_ENDIAN).getLong()];
      in.get(event);
      assertThat(in.getInt()).isEqualTo(masked(event));
      frames.add(event);
    }
    return frames;
  }

  private static int masked(byte[] data) {
    var crc = new CRC32C();
    crc.update(data);
    long value = crc.getValue();
    return (int) (((value >>> 15) | (value << 17)) + 0xa282ead8L);
  }
}
