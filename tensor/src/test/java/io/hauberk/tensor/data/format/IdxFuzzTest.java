package io.hauberk.tensor.data.format;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.hauberk.core.HauberkException;
import io.hauberk.tensor.data.Fuzzed;
import io.hauberk.tensor.data.Made;

/** Whatever bytes an IDX file holds, reading ends in samples or in one of our errors. */
class IdxFuzzTest {

  private static final byte[] IMAGES = Made.idx(8, Made.extents(2, 1, 1), (byte) 1, (byte) 0);
  private static final byte[] LABELS = Made.idx(8, Made.extents(2), (byte) 1, (byte) 0);

  @FuzzTest(maxDuration = "15s")
  void fuzzImages(byte[] file) {
    read(file, LABELS);
  }

  @FuzzTest(maxDuration = "15s")
  void fuzzLabels(byte[] file) {
    read(IMAGES, file);
  }

  private static void read(byte[] images, byte[] labels) {
    var pair = new IdxPair(Fuzzed.file("images", images), Fuzzed.file("labels", labels));
    try {
      pair.read(Made.SPEC).close();
    } catch (HauberkException refused) {
      Fuzzed.assertOneLine(refused);
    }
  }
}
