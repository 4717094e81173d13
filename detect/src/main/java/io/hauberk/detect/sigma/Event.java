package io.hauberk.detect.sigma;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * One event, as far as the rules of its {@link RuleSet} ask for it; a value that is filled again
 * for every event. A field may hold several values.
 */
public final class Event {

  private static final int SHOWN = 400;

  private final Schema schema;
  private final boolean keepsTexts;
  private final List<List<String>> values = new ArrayList<>();

  /** Whether a field is there, be it null. */
  private final boolean[] there;

  private final int[] used;
  private final List<String> texts = new ArrayList<>();
  private int count;
  private byte[] source = new byte[0];

  Event(Schema schema, boolean keepsTexts) {
    this.schema = schema;
    this.keepsTexts = keepsTexts;
    there = new boolean[schema.size()];
    used = new int[schema.size()];
    for (int i = 0; i < schema.size(); i++) {
      values.add(new ArrayList<>(1));
    }
  }

  /** Makes it an event without fields. */
  public Event clear() {
    for (int i = 0; i < count; i++) {
      values.get(used[i]).clear();
      there[used[i]] = false;
    }
    count = 0;
    texts.clear();
    source = new byte[0];
    return this;
  }

  /** Adds a value to a field. */
  public Event put(String field, String value) {
    put(schema.number(field), value);
    return this;
  }

  /** Adds a value that no rule may ask for. */
  void put(int field, String value) {
    if (field != Schema.NONE) {
      touch(field);
      values.get(field).add(value);
    }
    if (keepsTexts) {
      texts.add(value);
    }
  }

  /** The field is there and null, or a list of none. */
  void putNothing(int field) {
    if (field != Schema.NONE) {
      touch(field);
    }
  }

  private void touch(int field) {
    if (!there[field]) {
      there[field] = true;
      used[count++] = field;
    }
  }

  /** The record that it was read from. */
  public Event source(byte[] record) {
    source = record;
    return this;
  }

  Schema schema() {
    return schema;
  }

  boolean keepsTexts() {
    return keepsTexts;
  }

  int fields() {
    return count;
  }

  int field(int place) {
    return used[place];
  }

  boolean has(int field) {
    return there[field];
  }

  List<String> values(int field) {
    return values.get(field);
  }

  /** All values, where rules look for keywords. */
  List<String> texts() {
    return texts;
  }

  Optional<String> first(int field) {
    return values.get(field).stream().findFirst();
  }

  /** What it was read from, shortened. */
  String shown() {
    boolean fits = source.length <= SHOWN;
    var start = fits ? source : Arrays.copyOf(source, SHOWN);
    return new String(start, StandardCharsets.UTF_8).replaceAll("\\p{Cntrl}", " ")
        + (fits ? "" : "...");
  }
}
