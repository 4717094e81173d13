package io.hauberk.trust.scan;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/** Any bytes under any name: findings of one line, never a failure. */
class ScanFuzzTest {

  static Stream<byte[]> seeds() {
    var zip = Pickles.zip("archive/data.pkl", Pickles.call("os", "system"));
    return Stream.of(
        zip,
        Pickles.with(zip, 8, 99),
        Pickles.with(zip, zip.length - 10, 0xFF),
        Pickles.stackCall("os", "system"),
        Pickles.gguf("tokenizer.chat_template", "{{ x }}"),
        Pickles.onnx("../x"),
        Pickles.latin1("\u0093NUMPY\u0002\u0000\u00ff\u00ff\u00ff\u007f"),
        Pickles.latin1("\u0008\u0000\u0000\u0000\u0000\u0000\u0000\u0000{\"a\":[]}"),
        Pickles.latin1("\u0080\u0004\u008e\u00ff\u00ff\u00ff\u00ff\u00ff\u00ff\u00ff\u00ff."),
        Pickles.latin1("\u001f\u008b\u0008\u00ff"),
        Pickles.latin1("x +00000000"),
        new byte[0]);
  }

  @MethodSource("seeds")
  @FuzzTest(maxDuration = "15s")
  void fuzzScan(byte[] data) {
    for (var name : new String[] {"m", "m.pkl", "m.onnx", "m.gguf", "m.safetensors", "m.json"}) {
      assertThat(ModelScanner.scan(name, data))
          .allSatisfy(found -> assertThat(found.detail()).doesNotContain("\n"));
    }
  }
}
