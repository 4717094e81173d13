package io.hauberk.detect.sigma;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * Fills events from lines of JSON. A line that is no JSON object, or breaks off, is taken as one
 * text, in which keywords are still looked for.
 */
public final class JsonEvents {

  /** Deeper parts are passed over. */
  private static final int DEEPEST = 64;

  private final JsonFactory factory = new JsonFactory();

  /** The objects that are open, and the member of each at which reading stands. */
  private final Schema.Node[] objects = new Schema.Node[DEEPEST + 1];

  private final Schema.Node[] members = new Schema.Node[DEEPEST + 1];
  private final Schema.Node unknown = new Schema.Node();
  private long malformed;

  /** Reads a line. */
  public void read(byte[] line, Event event) {
    event.clear().source(line);
    boolean whole;
    try (var parser = factory.createParser(line)) {
      whole = parser.nextToken() == JsonToken.START_OBJECT;
      if (whole) {
        fields(parser, event);
      }
    } catch (IOException e) {
      whole = false;
    }
    if (!whole) {
      malformed++;
      event.clear().source(line).put(Schema.NONE, new String(line, StandardCharsets.UTF_8));
    }
  }

  /** Lines that were taken as text. */
  public long malformed() {
    return malformed;
  }

  private void fields(JsonParser parser, Event event) throws IOException {
    int depth = 0;
    objects[0] = event.schema().root();
    members[0] = unknown;
    while (depth >= 0) {
      var token = parser.nextToken();
      if (token == null) {
        throw new IOException("the line breaks off");
      }
      switch (token) {
        case FIELD_NAME ->
            members[depth] = objects[depth].below(parser.currentName()).orElse(unknown);
        case START_OBJECT -> depth = enter(parser, event, depth);
        case END_OBJECT -> depth--;
        case START_ARRAY, VALUE_NULL -> event.putNothing(members[depth].field());
        case END_ARRAY, NOT_AVAILABLE -> {}
        default -> value(parser, members[depth], event);
      }
    }
  }

  private int enter(JsonParser parser, Event event, int depth) throws IOException {
    var node = members[depth];
    event.putNothing(node.field());
    boolean unasked = node == unknown && !event.keepsTexts();
    if (unasked || depth == DEEPEST) {
      parser.skipChildren();
      return depth;
    }
    objects[depth + 1] = node;
    members[depth + 1] = unknown;
    return depth + 1;
  }

  private static void value(JsonParser parser, Schema.Node node, Event event) throws IOException {
    if (node.field() != Schema.NONE || event.keepsTexts()) {
      event.put(node.field(), parser.getText());
    }
  }
}
