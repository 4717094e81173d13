package io.hauberk.report.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import io.hauberk.report.markup.Clean;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.Map;

/** A value that writes itself as JSON, and the few shapes from which all of ours are made. */
@FunctionalInterface
interface JsonPart {

  void write(JsonGenerator out) throws IOException;

  /** The document of one part, indented, the same on every machine. */
  static String document(JsonPart part) {
    var text = new StringWriter();
    var indenter = new DefaultIndenter("  ", "\n");
    var printer = new DefaultPrettyPrinter();
    printer.indentObjectsWith(indenter);
    printer.indentArraysWith(indenter);
    try (var out = new JsonFactory().createGenerator(text)) {
      out.setPrettyPrinter(printer);
      out.setCharacterEscapes(new VisibleEscapes());
      part.write(out);
    } catch (IOException e) {
      throw new UncheckedIOException("memory does not fail", e);
    }
    return text + "\n";
  }

  static JsonPart text(String text) {
    return out -> out.writeString(Clean.whole(text));
  }

  static JsonPart whole(long value) {
    return out -> out.writeNumber(value);
  }

  static JsonPart truth(boolean value) {
    return out -> out.writeBoolean(value);
  }

  /** JSON has no number for these, so they are the strings NaN, Infinity and -Infinity. */
  static JsonPart number(double value) {
    return Double.isFinite(value)
        ? out -> out.writeNumber(value)
        : out -> out.writeString(Double.toString(value));
  }

  static JsonPart nothing() {
    return out -> out.writeNull();
  }

  static JsonPart array(Collection<? extends JsonPart> parts) {
    return out -> {
      out.writeStartArray();
      for (var part : parts) {
        part.write(out);
      }
      out.writeEndArray();
    };
  }

  static JsonPart texts(Collection<String> texts) {
    return array(texts.stream().map(JsonPart::text).toList());
  }

  static JsonPart texts(Map<String, String> map) {
    var object = new JsonObject();
    map.forEach(object::put);
    return object;
  }
}
