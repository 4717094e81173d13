package io.hauberk.detect.netflow;

import io.hauberk.core.DataFormatException;
import io.hauberk.core.StorageException;
import io.hauberk.detect.packet.Capture;
import io.hauberk.detect.packet.Decoded;
import io.hauberk.detect.packet.Frame;
import io.hauberk.detect.packet.Packet;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;

/**
 * Finds messages of exporters: in a capture, the datagrams to the ports 2055, 4739 and 9995; in a
 * file of IPFIX (RFC 5655), one message after another.
 */
public final class ExportFile {
  private ExportFile() {}

  private static final Set<Integer> PORTS = Set.of(2055, 4739, 9995);

  /** Reads a file to its end; false if it breaks off. */
  public static boolean read(Path file, ExportReader reader) {
    try (var in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
      in.mark(4);
      int version = in.readUnsignedShort();
      int length = in.readUnsignedShort();
      in.reset();
      if (version != Message.IPFIX || length < 16) {
        return readCapture(file, reader);
      }
      return readMessages(file, in, reader);
    } catch (EOFException e) {
      throw new DataFormatException("netflow", file, "IPFIX messages, or a capture", e);
    } catch (IOException e) {
      throw new StorageException("netflow", file, "a file that can be read", e);
    }
  }

  private static boolean readMessages(Path file, InputStream in, ExportReader reader)
      throws IOException {
    var head = in.readNBytes(4);
    while (head.length == 4) {
      int length = ((head[2] & 0xff) << 8) | (head[3] & 0xff);
      boolean whole = ((head[0] << 8) | head[1]) == Message.IPFIX && length >= 16;
      if (!whole) {
        throw new DataFormatException("netflow", file, "IPFIX messages one after another");
      }
      var message = Arrays.copyOf(head, length);
      int got = in.readNBytes(message, 4, length - 4);
      reader.read(Arrays.copyOf(message, 4 + got));
      if (got < length - 4) {
        return false;
      }
      head = in.readNBytes(4);
    }
    return head.length == 0;
  }

  private static boolean readCapture(Path file, ExportReader reader) {
    var frame = new Frame();
    var packet = new Packet();
    try (var capture = Capture.open(file)) {
      while (capture.next(frame)) {
        boolean isExport =
            packet.decode(frame) == Decoded.PACKET
                && packet.protocol() == Packet.UDP
                && PORTS.contains(packet.targetPort());
        if (isExport) {
          reader.read(packet.payload());
        }
      }
      return capture.tally().ending() == Capture.Ending.WHOLE;
    }
  }
}
