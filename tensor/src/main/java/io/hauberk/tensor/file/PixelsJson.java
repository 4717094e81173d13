package io.hauberk.tensor.file;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.Module;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import io.hauberk.tensor.layer.Padding;
import io.hauberk.tensor.layer.Size;
import java.io.IOException;
import java.util.Arrays;

/**
 * Lengths in pixels: one number where all sides agree, else {@code [height, width]} or, for
 * padding, {@code [top, left, bottom, right]}.
 */
final class PixelsJson {

  /** The side of a large image; keeps a file from asking for absurd memory. */
  private static final int MAX_PIXELS = 4096;

  private PixelsJson() {}

  static Module module() {
    return new SimpleModule()
        .addSerializer(Size.class, new SizeWriter())
        .addDeserializer(Size.class, new SizeReader())
        .addSerializer(Padding.class, new PaddingWriter())
        .addDeserializer(Padding.class, new PaddingReader());
  }

  private static void write(JsonGenerator json, int... pixels) throws IOException {
    if (Arrays.stream(pixels).distinct().count() == 1) {
      json.writeNumber(pixels[0]);
    } else {
      json.writeArray(pixels, 0, pixels.length);
    }
  }

  private static int[] read(JsonParser json, DeserializationContext context, int sides)
      throws IOException {
    var pixels =
        json.currentToken() == JsonToken.VALUE_NUMBER_INT
            ? all(json.getIntValue(), sides)
            : context.readValue(json, int[].class);
    boolean fits = Arrays.stream(pixels).allMatch(side -> side >= 0 && side <= MAX_PIXELS);
    if (pixels.length != sides || !fits) {
      throw context.weirdStringException(
          Arrays.toString(pixels), int[].class, sides + " lengths from 0 to " + MAX_PIXELS);
    }
    return pixels;
  }

  private static int[] all(int side, int sides) {
    var pixels = new int[sides];
    Arrays.fill(pixels, side);
    return pixels;
  }

  private static final class SizeWriter extends StdSerializer<Size> {
    private static final long serialVersionUID = 1L;

    SizeWriter() {
      super(Size.class);
    }

    @Override
    public void serialize(Size size, JsonGenerator json, SerializerProvider provider)
        throws IOException {
      write(json, size.height(), size.width());
    }
  }

  private static final class SizeReader extends StdDeserializer<Size> {
    private static final long serialVersionUID = 1L;

    SizeReader() {
      super(Size.class);
    }

    @Override
    public Size deserialize(JsonParser json, DeserializationContext context) throws IOException {
      var sides = read(json, context, 2);
      return new Size(sides[0], sides[1]);
    }
  }

  private static final class PaddingWriter extends StdSerializer<Padding> {
    private static final long serialVersionUID = 1L;

    PaddingWriter() {
      super(Padding.class);
    }

    @Override
    public void serialize(Padding padding, JsonGenerator json, SerializerProvider provider)
        throws IOException {
      write(json, padding.top(), padding.left(), padding.bottom(), padding.right());
    }
  }

  private static final class PaddingReader extends StdDeserializer<Padding> {
    private static final long serialVersionUID = 1L;

    PaddingReader() {
      super(Padding.class);
    }

    @Override
    public Padding deserialize(JsonParser json, DeserializationContext context) throws IOException {
      var sides = read(json, context, 4);
      return new Padding(sides[0], sides[1], sides[2], sides[3]);
    }
  }
}
