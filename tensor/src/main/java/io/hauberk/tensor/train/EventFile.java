package io.hauberk.tensor.train;

import com.google.protobuf.CodedOutputStream;
import io.hauberk.core.StorageException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.zip.CRC32C;

/**
 * Scalars in the form TensorBoard reads: TFRecord frames (length, masked CRC-32C, event, masked
 * CRC-32C) of {@code Event} messages (tensorflow/core/util/event.proto, summary.proto). Appended
 * after every epoch, so a board shows a running training.
 */
public final class EventFile implements TrainingObserver, AutoCloseable {

  private static final int EVENT_WALL_TIME = 1;
  private static final int EVENT_STEP = 2;
  private static final int EVENT_FILE_VERSION = 3;
  private static final int EVENT_SUMMARY = 5;
  private static final int SUMMARY_VALUE = 1;
  private static final int VALUE_TAG = 1;
  private static final int VALUE_SIMPLE = 2;
  private static final int CRC_MASK_DELTA = 0xa282ead8;

  private final Path file;
  private final OutputStream out;

  /**
   * @param folder the run's log directory; the file's name is made so that TensorBoard finds it
   */
  public EventFile(Path folder) {
    file = folder.resolve("events.out.tfevents." + System.currentTimeMillis() / 1000 + ".hauberk");
    try {
      Files.createDirectories(folder);
      out =
          Files.newOutputStream(
              file, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING);
    } catch (IOException e) {
      throw new StorageException("event file", file, "writable", e);
    }
    frame(message -> message.writeString(EVENT_FILE_VERSION, "brain.Event:2"));
  }

  public Path file() {
    return file;
  }

  @Override
  public void finished(EpochResult epoch) {
    scalar("train/loss", epoch.epoch(), epoch.loss());
    scalar("train/accuracy", epoch.epoch(), epoch.accuracy());
    scalar("train/learning_rate", epoch.epoch(), epoch.learningRate());
    scalar("train/seconds", epoch.epoch(), epoch.seconds());
    epoch.validation().ifPresent(score -> scalar("validation/loss", epoch.epoch(), score.loss()));
    epoch
        .validation()
        .ifPresent(score -> scalar("validation/accuracy", epoch.epoch(), score.accuracy()));
  }

  /** One point of one curve. */
  public void scalar(String tag, long step, double value) {
    var point =
        bytes(
            message -> {
              message.writeString(VALUE_TAG, tag);
              message.writeFloat(VALUE_SIMPLE, (float) value);
            });
    var summary = bytes(message -> message.writeByteArray(SUMMARY_VALUE, point));
    frame(
        message -> {
          message.writeDouble(EVENT_WALL_TIME, System.currentTimeMillis() / 1e3);
          message.writeInt64(EVENT_STEP, step);
          message.writeByteArray(EVENT_SUMMARY, summary);
        });
  }

  private interface Fields {
    void writeTo(CodedOutputStream message) throws IOException;
  }

  private static byte[] bytes(Fields fields) {
    var buffer = new ByteArrayOutputStream();
    var message = CodedOutputStream.newInstance(buffer);
    try {
      fields.writeTo(message);
      message.flush();
    } catch (IOException e) {
      throw new IllegalStateException("memory does not fail", e);
    }
    return buffer.toByteArray();
  }

  private void frame(Fields fields) {
    var event = bytes(fields);
    var length =
        ByteBuffer.allocate(Long.BYTES)
            .order(ByteOrder.LITTLE_ENDIAN)
            .putLong(event.length)
            .array();
    try {
      out.write(length);
      out.write(maskedCrc(length));
      out.write(event);
      out.write(maskedCrc(event));
      out.flush();
    } catch (IOException e) {
      throw new StorageException("event file", file, "writable", e);
    }
  }

  /** TFRecord's mask, so that a checksum of data that holds checksums stays sound. */
  private static byte[] maskedCrc(byte[] data) {
    var crc = new CRC32C();
    crc.update(data);
    int masked = Integer.rotateRight((int) crc.getValue(), 15) + CRC_MASK_DELTA;
    return ByteBuffer.allocate(Integer.BYTES).order(ByteOrder.LITTLE_ENDIAN).putInt(masked).array();
  }

  @Override
  public void close() {
    try {
      out.close();
    } catch (IOException e) {
      throw new StorageException("event file", file, "writable", e);
    }
  }
}
