package io.hauberk.detect.flow;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** The sets of columns in which flows are written. */
public enum FlowColumns {

  /** Ours: no constant columns, states and odd packets told, a name that says its unit. */
  SOUND {
    @Override
    public List<FlowColumn> numbers() {
      return SoundColumns.NUMBERS;
    }

    @Override
    public List<String> header() {
      return Stream.concat(SoundColumns.NAMES.stream(), names()).toList();
    }

    @Override
    public List<String> row(Flow flow) {
      var row = new ArrayList<>(identity(flow));
      row.add(Instant.ofEpochSecond(0, flow.firstNanos()).toString());
      row.add(flow.state().name().toLowerCase(Locale.ROOT));
      row.add(flow.end().name().toLowerCase(Locale.ROOT));
      numbers().forEach(column -> row.add(column.text(flow)));
      return row;
    }
  },

  /**
   * The 84 columns of CICFlowMeter in its order and names, of our flows: its rules for closing,
   * which lose packets, are not copied, so that values can differ from its own.
   */
  CIC {
    @Override
    public List<FlowColumn> numbers() {
      return CicColumns.NUMBERS;
    }

    @Override
    public List<String> header() {
      return Stream.of(CicColumns.NAMES.stream(), names(), Stream.of("Label"))
          .flatMap(part -> part)
          .toList();
    }

    @Override
    public List<String> row(Flow flow) {
      var row = new ArrayList<String>();
      row.add(CicColumns.id(flow));
      row.addAll(identity(flow));
      row.add(Instant.ofEpochSecond(0, flow.firstNanos()).toString());
      numbers().forEach(column -> row.add(column.text(flow)));
      row.add("NeedManualLabel");
      return row;
    }
  };

  /** Names of the columns of {@link #row}. */
  public abstract List<String> header();

  /** A flow as text. */
  public abstract List<String> row(Flow flow);

  /** The columns that a model may learn from: neither addresses nor times of day. */
  public abstract List<FlowColumn> numbers();

  Stream<String> names() {
    return numbers().stream().map(FlowColumn::name);
  }

  static List<String> identity(Flow flow) {
    return List.of(
        flow.initiator().toString(),
        Integer.toString(flow.initiatorPort()),
        flow.responder().toString(),
        Integer.toString(flow.responderPort()),
        Integer.toString(flow.protocol()));
  }
}
