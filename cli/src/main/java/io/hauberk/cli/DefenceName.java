package io.hauberk.cli;

import io.hauberk.core.Checks;
import io.hauberk.robust.defence.BitDepth;
import io.hauberk.robust.defence.InputDefence;
import io.hauberk.robust.defence.Jpeg;
import io.hauberk.robust.defence.MedianFilter;
import io.hauberk.robust.defence.TotalVariation;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** The input defences by name. */
enum DefenceName {
  JPEG {
    @Override
    InputDefence make(List<Double> values) {
      return new Jpeg(whole("jpeg", only("jpeg", values)));
    }
  },
  BITS {
    @Override
    InputDefence make(List<Double> values) {
      return new BitDepth(whole("bits", only("bits", values)));
    }
  },
  MEDIAN {
    @Override
    InputDefence make(List<Double> values) {
      return new MedianFilter(whole("median", only("median", values)));
    }
  },
  TV {
    @Override
    InputDefence make(List<Double> values) {
      Checks.argument(values.size() <= 2, "tv", values, "weight, and kept part if not 0.5");
      double kept = values.size() == 2 ? values.get(1) : TotalVariation.DEFAULT_KEPT;
      return new TotalVariation(values.get(0), kept);
    }
  };

  abstract InputDefence make(List<Double> values);

  /** {@code jpeg:75}, {@code bits:4}, {@code median:3}, {@code tv:0.03} or {@code tv:0.03:1}. */
  static InputDefence parse(String text) {
    var parts = List.of(text.strip().split(":", -1));
    var name =
        Arrays.stream(values())
            .filter(value -> value.name().toLowerCase(Locale.ROOT).equals(parts.get(0)))
            .findFirst()
            .orElseThrow(() -> unknown(text));
    if (parts.size() == 1) {
      throw unknown(text);
    }
    return name.make(parts.stream().skip(1).map(part -> number(text, part)).toList());
  }

  private static IllegalArgumentException unknown(String text) {
    return new IllegalArgumentException(
        Checks.message("--defence", text, "jpeg:QUALITY, bits:N, median:SIZE or tv:WEIGHT[:KEPT]"));
  }

  private static double number(String text, String part) {
    try {
      return Double.parseDouble(part);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          Checks.message("--defence", text, "numbers after the name"), e);
    }
  }

  private static double only(String name, List<Double> values) {
    Checks.argument(values.size() == 1, name, values, "one value");
    return values.get(0);
  }

  private static int whole(String name, double value) {
    Checks.argument(value == Math.rint(value), name, value, "a whole number");
    return (int) value;
  }
}
