package io.hauberk.tensor.data.image;

/**
 * A decoded image.
 *
 * @param planes all of red, then green, then blue, row by row; 3 x height x width bytes
 * @param grey whether the file had one channel, which all three planes repeat
 */
record Picture(int width, int height, byte[] planes, boolean grey) {

  boolean sameSize(Picture other) {
    return width == other.width && height == other.height;
  }

  String size() {
    return width + " x " + height;
  }
}
