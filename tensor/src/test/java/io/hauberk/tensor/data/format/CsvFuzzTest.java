package io.hauberk.tensor.data.format;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.hauberk.core.HauberkException;
import io.hauberk.tensor.data.Fuzzed;
import io.hauberk.tensor.data.Made;

/** Whatever bytes a table holds, reading ends in samples or in one of our errors. */
class CsvFuzzTest {

  @FuzzTest(maxDuration = "15s")
  void fuzzTable(byte[] file) {
    try {
      CsvTable.read(Fuzzed.file("table.csv", file), Made.SPEC).close();
    } catch (HauberkException refused) {
      Fuzzed.assertOneLine(refused);
    }
  }
}
