package io.hauberk.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.hauberk.core.RandomStream;
import io.hauberk.core.Randomness;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.Key;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;
import java.util.Base64;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code detect train}, {@code score} and {@code queries}. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DetectLearnTest {

  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir static Path folder;

  @BeforeAll
  void train() throws Exception {
    Files.writeString(folder.resolve("s.schema"), "bytes,continuous\nproto,symbolic\nkind,label\n");
    Files.writeString(folder.resolve("train.csv"), records(1, 1200));
    Files.writeString(folder.resolve("test.csv"), records(2, 600) + "broken\n");
    var generator = KeyPairGenerator.getInstance("EC");
    generator.initialize(new ECGenParameterSpec("secp256r1"));
    var pair = generator.generateKeyPair();
    Files.writeString(folder.resolve("k.pem"), pem("PRIVATE KEY", pair.getPrivate()));
    Files.writeString(folder.resolve("k.pub"), pem("PUBLIC KEY", pair.getPublic()));
    var other = generator.generateKeyPair();
    Files.writeString(folder.resolve("other.pub"), pem("PUBLIC KEY", other.getPublic()));
    var console =
        run(
            "detect train @train.csv --schema @s.schema --normal-label ok --out-model @ids.hbk"
                + " --private-key @k.pem --public-key @k.pub --quiet --fail-on recall<0.9");
    assertThat(console.code()).as(console.err()).isZero();
    assertThat(console.out()).contains("false alarm rate").contains("flood");
  }

  private static String pem(String label, Key key) {
    var base64 = Base64.getMimeEncoder().encodeToString(key.getEncoded());
    return "-----BEGIN " + label + "-----\n" + base64 + "\n-----END " + label + "-----\n";
  }

  private static String records(long seed, int count) {
    RandomStream draw = new Randomness(seed).stream(0, 0);
    var text = new StringBuilder("bytes,proto,kind\n");
    for (int i = 0; i < count; i++) {
      boolean attack = i % 4 == 0;
      text.append(Math.round((attack ? 9000 : 1000) + 300 * draw.nextGaussian()));
      text.append(draw.nextInt(2) == 0 ? ",tcp," : ",udp,").append(attack ? "flood\n" : "ok\n");
    }
    return text.toString();
  }

  private static Console run(String line) {
    return Console.in(folder, line);
  }

  @ParameterizedTest
  @ValueSource(strings = {"train", "score", "queries"})
  void help_everyVerb_hasExamplesInBothLanguages(String verb) {
    assertThat(Console.run("detect", verb, "--help").out())
        .contains("Examples:")
        .contains("hauberk detect " + verb);
    assertThat(Console.run("detect", verb, "--help", "--lang", "zh").out())
        .containsPattern("\\p{IsHan}{6}");
  }

  @Test
  void score_signedModel_findsFloodsAndSaysWhy() throws IOException {
    var console =
        run(
            "detect score @test.csv --detector @ids.hbk --public-key @k.pub --alerts @a --format"
                + " json --fail-on recall<0.95,false-alarm-rate>0.05,malformed>1");
    assertThat(console.code()).as(console.err()).isZero();
    assertThat(console.out()).contains("\"auc\"").contains("bytes = ");
    var alerts = Files.readAllLines(folder.resolve("a"));
    assertThat(alerts).hasSizeGreaterThan(130);
    var alert = JSON.readTree(alerts.get(0));
    assertThat(alert.at("/finding_info/analytic/name").asText()).isEqualTo("intrusion");
  }

  @Test
  void score_otherSignerOrForgedModel_isRefused() throws IOException {
    var other = run("detect score @test.csv --detector @ids.hbk --public-key @other.pub");
    assertThat(other.code()).isNotZero();
    assertThat(other.out()).isEmpty();
    var bytes = Files.readAllBytes(folder.resolve("ids.hbk"));
    bytes[bytes.length / 2] ^= 1;
    Files.write(folder.resolve("forged.hbk"), bytes);
    Files.copy(folder.resolve("ids.hbk.sig"), folder.resolve("forged.hbk.sig"));
    var forged = run("detect score @test.csv --detector @forged.hbk --public-key @k.pub");
    assertThat(forged.code()).isNotZero();
    assertThat(forged.out()).isEmpty();
    var damaged = run("detect score @test.csv --detector @forged.hbk");
    assertThat(damaged.code()).isEqualTo(3);
    assertThat(damaged.err()).startsWith("snapshot.checksum");
  }

  @Test
  void score_unseenColumns_areTold() throws IOException {
    Files.writeString(folder.resolve("odd.csv"), "bytes,kind\n1,ok\n");
    var console = run("detect score @odd.csv --detector @ids.hbk");
    assertThat(console.code()).isEqualTo(3);
    assertThat(console.err()).startsWith("records.column: proto (expected: ");
    assertThat(run("detect score @test.csv --detector @train.csv").code()).isEqualTo(3);
    assertThat(run("detect score @none.csv --detector @ids.hbk").code()).isEqualTo(3);
  }

  @Test
  void train_badInput_isTold() throws IOException {
    Files.writeString(folder.resolve("one.csv"), "bytes,proto,kind\n1,tcp,ok\n");
    var tail = " --schema @s.schema --normal-label ok --out-model @x.hbk";
    var one = run("detect train @one.csv" + tail);
    assertThat(one.code()).isEqualTo(3);
    assertThat(one.err()).startsWith("labels: only ok (expected: records of ok and of attacks)");
    assertThat(folder.resolve("x.hbk")).doesNotExist();
    assertThat(run("detect train @train.csv" + tail + " --false-alarms 0").code()).isEqualTo(2);
    assertThat(run("detect train @train.csv" + tail + " --private-key @k.pem").code()).isEqualTo(2);
    assertThat(run("detect train @train.csv --schema @train.csv --out-model @x.hbk").code())
        .isEqualTo(3);
    assertThat(run("detect train @train.csv").code()).isEqualTo(2);
  }

  private static String request(String caller, int second, String rest) {
    return String.format(
        java.util.Locale.ROOT,
        "{\"caller\":\"%s\",\"source\":\"s\",\"time\":\"2026-01-01T00:%02d:%02dZ\"%s}%n",
        caller,
        second / 60,
        second % 60,
        rest);
  }

  @Test
  void queries_chainBurstAndRotation_areFound() throws IOException {
    var log = new StringBuilder("no json\n");
    var draw = new Randomness(3).stream(0, 0);
    var bytes = new byte[784];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) draw.nextInt(256);
    }
    for (int i = 0; i < 8; i++) {
      bytes[i] = (byte) (bytes[i] ^ 1);
      var input = ",\"bytes\":\"" + Base64.getEncoder().encodeToString(bytes) + "\"";
      log.append(request("eve", i, input + ",\"confidence\":0.5"));
    }
    for (int i = 0; i < 20; i++) {
      log.append(request("id" + i, 60 + i, ",\"outcome\":\"failed\",\"cost\":900"));
    }
    Files.writeString(folder.resolve("q.jsonl"), log);
    var console =
        run("detect queries @q.jsonl --most-cost 800 --format json --fail-on malformed>1");
    assertThat(console.code()).as(console.err()).isZero();
    assertThat(console.out())
        .contains("Queries that feel their way")
        .contains("More cost than allowed")
        .contains("A source under many names")
        .contains("block for PT10M");
    assertThat(run("detect queries @q.jsonl --honest @q.jsonl").code()).isEqualTo(2);
    assertThat(run("detect queries @none.jsonl").code()).isEqualTo(3);
  }
}
