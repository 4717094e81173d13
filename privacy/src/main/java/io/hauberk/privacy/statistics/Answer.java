package io.hauberk.privacy.statistics;

import java.util.List;

/**
 * What left the table.
 *
 * @param names of the figures in each line
 * @param passes over the table that the people needed
 */
public record Answer(List<String> names, List<Line> lines, int passes) {

  public Answer {
    names = List.copyOf(names);
    lines = List.copyOf(lines);
  }

  /** One group; its name is empty where there are no groups. */
  public record Line(String group, List<Double> figures) {
    public Line {
      figures = List.copyOf(figures);
    }
  }
}
