package io.hauberk.tensor.data.glyph;

import java.util.List;

/**
 * The ways a hand writes each digit. A form is a list of strokes; a stroke is x0, y0, x1, y1, … in
 * the unit square, x to the right and y down, that a smooth curve passes through.
 */
final class Strokes {

  private Strokes() {}

  /** One way to write a digit. */
  record Form(List<double[]> strokes) {}

  private static Form form(double[]... strokes) {
    return new Form(List.of(strokes));
  }

  private static double[] stroke(double... points) {
    return points;
  }

  private static final List<Form> ZERO =
      List.of(
          form(
              stroke(
                  .52, .01, .22, .12, .08, .48, .2, .86, .5, .99, .8, .87, .92, .5, .8, .14, .5,
                  .01)),
          form(
              stroke(
                  .68, .06, .4, .03, .16, .3, .14, .68, .38, .97, .66, .92, .86, .62, .84, .28, .64,
                  .06, .5, .12)),
          form(stroke(.62, 0, .36, .16, .24, .5, .34, .9, .54, .98, .72, .74, .76, .36, .62, .02)));

  private static final List<Form> ONE =
      List.of(
          form(stroke(.5, 0, .5, .5, .5, 1)),
          form(stroke(.28, .24, .42, .12, .54, 0), stroke(.54, 0, .53, .5, .52, 1)),
          form(
              stroke(.3, .2, .44, .1, .53, 0),
              stroke(.53, 0, .52, .5, .52, .98),
              stroke(.26, .98, .52, .98, .8, .97)),
          form(stroke(.62, 0, .52, .34, .44, .7, .4, 1)));

  private static final List<Form> TWO =
      List.of(
          form(
              stroke(.12, .26, .24, .07, .52, 0, .8, .12, .82, .36, .6, .62, .34, .82, .1, .97),
              stroke(.1, .97, .5, .95, .92, .96)),
          form(
              stroke(
                  .14, .22, .4, .01, .74, .06, .82, .32, .6, .64, .3, .9, .12, .94, .12, .8, .3,
                  .78, .56, .92, .8, .96, .94, .88)),
          form(
              stroke(.18, .14, .46, .02, .76, .1, .78, .4, .52, .72, .16, .98),
              stroke(.16, .98, .4, .86, .64, .98, .9, .94)));

  private static final List<Form> THREE =
      List.of(
          form(
              stroke(.14, .13, .4, 0, .76, .08, .78, .32, .6, .44, .4, .47),
              stroke(.4, .47, .7, .53, .87, .72, .74, .94, .42, 1, .1, .88)),
          form(
              stroke(.14, .04, .5, .03, .84, .02),
              stroke(.84, .02, .62, .24, .42, .42),
              stroke(.42, .42, .74, .48, .86, .72, .7, .95, .38, .99, .1, .88)),
          form(
              stroke(
                  .2, .1, .52, .01, .78, .16, .68, .38, .44, .46, .5, .49, .78, .6, .82, .82, .56,
                  .98, .26, .97, .12, .84)));

  private static final List<Form> FOUR =
      List.of(
          form(
              stroke(.26, .02, .18, .32, .12, .58),
              stroke(.12, .58, .5, .6, .92, .57),
              stroke(.72, .12, .7, .56, .68, 1)),
          form(
              stroke(.66, 0, .36, .34, .1, .66),
              stroke(.1, .66, .5, .66, .94, .65),
              stroke(.66, 0, .66, .5, .66, 1)),
          form(
              stroke(.2, .04, .15, .26, .2, .46, .44, .54, .72, .46),
              stroke(.8, .02, .74, .46, .7, .76, .66, 1)));

  private static final List<Form> FIVE =
      List.of(
          form(
              stroke(.24, .03, .54, .02, .86, 0),
              stroke(.24, .03, .22, .24, .2, .43),
              stroke(.2, .43, .48, .36, .8, .48, .87, .74, .66, .96, .36, 1, .1, .9)),
          form(
              stroke(
                  .88, .02, .58, .03, .3, .05, .26, .22, .26, .42, .54, .42, .78, .56, .8, .8, .58,
                  .97, .3, .98, .12, .86)),
          form(
              stroke(.3, .08, .26, .26, .24, .44),
              stroke(.24, .44, .54, .4, .8, .58, .76, .86, .46, 1, .14, .92),
              stroke(.3, .06, .6, .08, .9, .02)));

  private static final List<Form> SIX =
      List.of(
          form(
              stroke(
                  .74, .02, .44, .16, .2, .46, .12, .76, .3, .97, .6, .98, .84, .8, .74, .57, .46,
                  .52, .16, .7)),
          form(
              stroke(
                  .56, 0, .36, .26, .22, .58, .26, .88, .5, 1, .74, .86, .74, .62, .52, .54, .3,
                  .66, .26, .8)),
          form(
              stroke(
                  .82, .08, .54, .02, .26, .24, .12, .6, .22, .9, .52, 1, .8, .86, .82, .62, .56,
                  .5, .3, .56, .16, .72)));

  private static final List<Form> SEVEN =
      List.of(
          form(stroke(.08, .05, .5, .04, .9, .02), stroke(.9, .02, .62, .46, .4, 1)),
          form(
              stroke(.1, .06, .5, .05, .88, .02),
              stroke(.88, .02, .6, .46, .42, 1),
              stroke(.34, .52, .58, .5, .82, .48)),
          form(
              stroke(.12, .18, .14, .04, .5, .06, .88, .04),
              stroke(.88, .04, .7, .34, .56, .66, .52, 1)),
          form(stroke(.1, .1, .36, .02, .7, .04, .84, .16, .68, .46, .5, .76, .42, 1)));

  private static final List<Form> EIGHT =
      List.of(
          form(
              stroke(
                  .78, .13, .5, 0, .22, .14, .32, .36, .62, .53, .86, .76, .66, .97, .34, .97, .13,
                  .76, .36, .54, .68, .36, .78, .13)),
          form(
              stroke(.5, .46, .24, .34, .26, .1, .52, .01, .76, .12, .74, .36, .5, .46),
              stroke(.5, .46, .18, .6, .16, .88, .5, .99, .84, .88, .82, .6, .5, .46)),
          form(
              stroke(
                  .84, .06, .54, .02, .26, .14, .34, .38, .66, .6, .74, .84, .52, 1, .28, .86, .38,
                  .6, .64, .4, .84, .06)));

  private static final List<Form> NINE =
      List.of(
          form(
              stroke(.82, .18, .54, .01, .22, .12, .14, .38, .38, .53, .7, .42, .82, .18),
              stroke(.82, .18, .8, .58, .72, 1)),
          form(
              stroke(
                  .8, .16, .52, .02, .22, .16, .18, .4, .44, .5, .72, .38, .8, .16, .84, .46, .8,
                  .8, .58, .98, .26, .94)),
          form(
              stroke(.76, .1, .5, .02, .26, .16, .24, .38, .46, .46, .68, .34, .78, .12),
              stroke(.78, .12, .66, .5, .56, .76, .5, 1)));

  private static final List<List<Form>> DIGITS =
      List.of(ZERO, ONE, TWO, THREE, FOUR, FIVE, SIX, SEVEN, EIGHT, NINE);

  /** The forms of a digit, 0 to 9. */
  static List<Form> of(int digit) {
    return DIGITS.get(digit);
  }
}
