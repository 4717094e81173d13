package io.hauberk.detect.netflow;

import io.hauberk.core.DataFormatException;
import io.hauberk.detect.flow.FlowRecord;
import java.util.function.Consumer;

/**
 * Reads messages of NetFlow 5 and 9 (RFC 3954) and IPFIX (RFC 7011, RFC 5103) to records of flows.
 * Each message may be anything: no length in it is believed, and what it tells before it breaks off
 * counts. Templates stay known between messages, in bounded number. Exporters are told apart by
 * their domain only: whoever can send messages can forge records and templates.
 */
public final class ExportReader {

  private final Consumer<FlowRecord> sink;
  private final Exporters exporters = new Exporters();
  private long messages;
  private long broken;
  private long records;
  private long options;
  private long unknown;
  private long refused;

  /**
   * What was counted.
   *
   * @param broken messages that are none, or break off
   * @param options records about exporters
   * @param unknown sets of records without a template
   * @param refused templates that cannot be
   */
  public record Tally(
      long messages, long broken, long records, long options, long unknown, long refused) {}

  /**
   * @param sink is given the records, most of them of one direction: see {@link
   *     io.hauberk.detect.flow.FlowPairs}
   */
  public ExportReader(Consumer<FlowRecord> sink) {
    this.sink = sink;
  }

  /** Reads one message, such as a datagram. */
  public void read(byte[] message) {
    messages++;
    try {
      read(new Bounds(message, 0, message.length));
    } catch (DataFormatException e) {
      broken++;
    }
  }

  private void read(Bounds part) {
    switch (part.u16()) {
      case Message.NETFLOW_5 -> records += Netflow5.read(part, sink);
      case Message.NETFLOW_9 -> sets(Message.ofNetflow9(part), part);
      case Message.IPFIX -> {
        var body = part.part(part.u16() - 4);
        sets(Message.ofIpfix(body), body);
      }
      default -> throw new DataFormatException("netflow.version", "other", "5, 9 or 10");
    }
  }

  private void sets(Message message, Bounds part) {
    while (part.left() >= 4) {
      int id = part.u16();
      var set = part.part(part.u16() - 4);
      if (id == message.templates()) {
        templates(message, set);
      } else if (id == message.templates() + 1) {
        optionTemplates(message, set);
      } else if (id >= 256) {
        data(message, id, set);
      }
    }
  }

  private void templates(Message message, Bounds set) {
    while (set.left() >= 4) {
      int id = set.u16();
      int count = set.u16();
      keep(message, id, template(message, set, count));
    }
  }

  /** NetFlow 9 counts scopes and options in bytes, IPFIX all fields and the scopes of them. */
  private void optionTemplates(Message message, Bounds set) {
    while (set.left() >= 6) {
      int id = set.u16();
      int first = set.u16();
      int second = set.u16();
      int count = message.isIpfix() ? first : (first + second) / 4;
      keep(message, id, template(message, set, count).asOption());
    }
  }

  private Template template(Message message, Bounds set, int count) {
    if (count > Template.MOST_FIELDS) {
      refused++;
      throw new DataFormatException("netflow.fields", count, "at most " + Template.MOST_FIELDS);
    }
    return Template.read(set, count, message.isIpfix());
  }

  /** In IPFIX a template without fields withdraws the one before. */
  private void keep(Message message, int id, Template template) {
    if (template.fields().isEmpty() && message.isIpfix()) {
      exporters.withdraw(message, id);
    } else if (id < 256 || template.least() == 0) {
      refused++;
    } else {
      exporters.put(message, id, template);
    }
  }

  private void data(Message message, int id, Bounds set) {
    var template = exporters.get(message, id);
    if (template.isEmpty()) {
      unknown++;
      return;
    }
    int least = template.get().least();
    while (set.left() >= least) {
      record(message, template.get(), set);
    }
  }

  private void record(Message message, Template template, Bounds set) {
    var flow = new Exported(message.bootMillis(), message.exportSeconds());
    for (var field : template.fields()) {
      var value = set.part(length(field, set));
      if (!template.isOption()) {
        flow.take(field, value);
      }
    }
    options += template.isOption() ? 1 : 0;
    records += template.isOption() ? 0 : 1;
    if (!template.isOption()) {
      flow.flow().ifPresent(sink);
    }
  }

  private static int length(Template.Field field, Bounds set) {
    if (field.length() != Template.VARIABLE) {
      return field.length();
    }
    int length = (int) set.number(1);
    return length < 255 ? length : set.u16();
  }

  public Tally tally() {
    return new Tally(messages, broken, records, options, unknown, refused);
  }
}
