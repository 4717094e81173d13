package io.hauberk.tensor.data.image;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The image files that are read. */
enum ImageFormat {
  JPEG("jpeg", ".+\\.jpe?g"),
  PNG("png", ".+\\.png");

  private final String decoder;
  private final String names;

  ImageFormat(String decoder, String names) {
    this.decoder = decoder;
    this.names = names;
  }

  /** As the file's name tells, in either case. */
  static Optional<ImageFormat> of(String fileName) {
    var lower = fileName.toLowerCase(Locale.ROOT);
    return Arrays.stream(values()).filter(format -> lower.matches(format.names)).findFirst();
  }

  /** What javax.imageio calls it. */
  String decoder() {
    return decoder;
  }
}
