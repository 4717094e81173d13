package io.hauberk.robust;

import io.hauberk.report.Picture;
import io.hauberk.report.PictureGrid;
import io.hauberk.report.PictureGrid.Tile;
import java.util.ArrayList;
import java.util.List;

/**
 * Examples as rows of pictures: original, perturbation ten times enlarged around grey, adversarial.
 */
record ExamplePictures(Words words) {

  private static final float ENLARGED = 10;
  private static final float GREY = 0.5f;

  PictureGrid grid(List<Example> examples) {
    var rows = new ArrayList<List<Tile>>();
    examples.forEach(example -> rows.add(row(example)));
    return new PictureGrid(
        words.say("pictures"),
        List.of(
            words.say("pictures.original"),
            words.say("pictures.perturbation"),
            words.say("pictures.adversarial")),
        rows);
  }

  private List<Tile> row(Example example) {
    var difference = new float[example.original().length];
    for (int i = 0; i < difference.length; i++) {
      difference[i] = GREY + ENLARGED * (example.adversarial()[i] - example.original()[i]);
    }
    return List.of(
        new Tile(picture(example.shape(), example.original()), before(example)),
        new Tile(picture(example.shape(), difference), ""),
        new Tile(picture(example.shape(), example.adversarial()), after(example)));
  }

  private String before(Example example) {
    return words.say(
        "pictures.before",
        example.clean().label(),
        AssessmentReport.percent(example.clean().confidence()));
  }

  private String after(Example example) {
    var plain = example.attacked();
    var sure = AssessmentReport.percent(plain.confidence());
    return example
        .hardened()
        .map(
            other ->
                words.say(
                    "pictures.afterBoth",
                    plain.label(),
                    sure,
                    other.label(),
                    AssessmentReport.percent(other.confidence())))
        .orElseGet(() -> words.say("pictures.after", plain.label(), sure));
  }

  /**
   * Channels first, [0, 1], becomes bytes with channels last; other than three channels show the
   * first in grey.
   */
  private static Picture picture(List<Long> shape, float[] values) {
    int height = Math.toIntExact(shape.get(1));
    int width = Math.toIntExact(shape.get(2));
    int plane = height * width;
    int channels = shape.get(0) == 3 ? 3 : 1;
    var pixels = new byte[plane * channels];
    for (int i = 0; i < plane; i++) {
      for (int c = 0; c < channels; c++) {
        pixels[i * channels + c] =
            (byte) Math.round(255 * Math.max(0, Math.min(1, values[c * plane + i])));
      }
    }
    return channels == 3 ? Picture.rgb(width, height, pixels) : Picture.grey(width, height, pixels);
  }
}
