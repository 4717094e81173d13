package io.hauberk.tensor.data.image;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.hauberk.core.HauberkException;
import io.hauberk.tensor.data.Fuzzed;
import io.hauberk.tensor.data.Made;

/** Whatever bytes an image or an archive holds, reading ends in pixels or in one of our errors. */
class ImageFuzzTest {

  @FuzzTest(maxDuration = "15s")
  void fuzzPng(byte[] file) {
    decode(file, ImageFormat.PNG);
  }

  @FuzzTest(maxDuration = "15s")
  void fuzzJpeg(byte[] file) {
    decode(file, ImageFormat.JPEG);
  }

  @FuzzTest(maxDuration = "15s")
  void fuzzZip(byte[] file) {
    try {
      ImageZip.read(Fuzzed.file("images.zip", file), Made.SPEC).close();
    } catch (HauberkException refused) {
      Fuzzed.assertOneLine(refused);
    }
  }

  private static void decode(byte[] file, ImageFormat format) {
    try (var decoder = new ImageDecoder()) {
      decoder.decode(file, format, "fuzzed");
    } catch (HauberkException refused) {
      Fuzzed.assertOneLine(refused);
    }
  }
}
