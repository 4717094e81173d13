package io.hauberk.tensor.data.format;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.hauberk.core.HauberkException;
import io.hauberk.tensor.data.Fuzzed;
import io.hauberk.tensor.data.Made;
import java.io.IOException;
import java.nio.file.Files;

/** Whatever bytes an IDX file holds, reading ends in samples or in one of our errors. */
class IdxFuzzTest {

  @FuzzTest(maxDuration = "15s")
  void fuzzImages(byte[] file) throws IOException {
    fuzz(file, Made.idx(8, Made.extents(2), (byte) 1, (byte) 0));
  }

  @FuzzTest(maxDuration = "15s")
  void fuzzLabels(byte[] file) throws IOException {
    fuzz(Made.idx(8, Made.extents(2, 1, 1), (byte) 1, (byte) 0), file);
  }

  private static void fuzz(byte[] images, byte[] labels) throws IOException {
    var imageFile = Files.createTempFile("fuzz", "-images-idx3-ubyte");
    var labelFile = Files.createTempFile("fuzz", "-labels-idx1-ubyte");
    try {
      Files.write(imageFile, images);
      Files.write(labelFile, labels);
      new IdxPair(imageFile, labelFile).read(Made.SPEC).close();
    } catch (HauberkException refused) {
      Fuzzed.assertOneLine(refused);
    } finally {
      Files.delete(imageFile);
      Files.delete(labelFile);
    }
  }
}
