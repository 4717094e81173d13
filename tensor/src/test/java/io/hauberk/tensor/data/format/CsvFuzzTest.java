package io.hauberk.tensor.data.format;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.hauberk.core.HauberkException;
import io.hauberk.tensor.data.Fuzzed;
import io.hauberk.tensor.data.Made;
import java.io.IOException;
import java.nio.file.Files;

/** Whatever bytes a table holds, reading ends in samples or in one of our errors. */
class CsvFuzzTest {

  @FuzzTest(maxDuration = "15s")
  void fuzzTable(byte[] file) throws IOException {
    var table = Files.createTempFile("fuzz", ".csv");
    try {
      Files.write(table, file);
      CsvTable.read(table, Made.SPEC).close();
    } catch (HauberkException refused) {
      Fuzzed.assertOneLine(refused);
    } finally {
      Files.delete(table);
    }
  }
}
