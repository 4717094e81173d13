package io.hauberk.detect.log.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hauberk.core.DataFormatException;
import io.hauberk.core.Randomness;
import io.hauberk.detect.snapshot.SnapshotWriter;
import io.hauberk.testkit.SharedData;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TemplateMinerTest {

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static TemplateMiner mined(List<String> lines) {
    var miner = new TemplateMiner();
    lines.forEach(line -> miner.observe(bytes(line)));
    return miner;
  }

  private static List<String> texts(TemplateMiner miner) {
    return miner.templates().all().stream().map(Template::text).toList();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      value = {
        "took 15 ms ~ took <*> ms",
        "open /var/log/a.log failed ~ open <*> failed",
        "from 192.0.2.7:22 to 2001:db8::1 ~ from <*> to <*>",
        "id 550e8400-e29b-41d4-a716-446655440000 done ~ id <*> done",
        "at 0xdeadbeef, code=12 ~ at <*>, code=<*>",
        "mail to a@example.org sent ~ mail to <*> sent",
        "size 12 KB of 1.5 GB ~ size <*> of <*>",
        "on Fri Jul 15 10:12:13 2005 done ~ on <*> done",
        "can't stop... now. ~ can't stop. now.",
      })
  void templates_ofOneLine_maskWhatIsPlainlyAParameter(String line, String template) {
    assertThat(texts(mined(List.of(line)))).containsExactly(template);
  }

  @Test
  void match_parameters_standAtTheirPlaces() {
    var line = bytes("Received block blk_-12 of size 67108864 from /10.0.0.1");
    var templates = mined(List.of(new String(line, StandardCharsets.UTF_8))).templates();
    var match = templates.match(line).orElseThrow();
    assertThat(match.template().text()).isEqualTo("Received block <*> of size <*> from <*>");
    assertThat(match.parameters()).containsExactly("blk_-12", "67108864", "/10.0.0.1");
  }

  @Test
  void match_parameterOfSeveralWords_isOne() {
    var lines = new ArrayList<String>();
    for (var user : List.of("u1", "u1 v2", "u1 v2 w3")) {
      for (int i = 0; i < 20; i++) {
        lines.add("Invalid user " + user + " from 10.0.0." + i + " port " + i);
      }
    }
    var templates = mined(lines).templates();
    assertThat(templates.all()).hasSize(1);
    var match = templates.match(bytes("Invalid user x1 y2 from 10.0.0.1 port 7")).orElseThrow();
    assertThat(match.parameters()).containsExactly("x1 y2", "10.0.0.1", "7");
  }

  @Test
  void match_lineNotSeenBefore_byItsLiterals() {
    var templates = mined(List.of("open file a1 now", "close door b2 now")).templates();
    var match = templates.match(bytes("open file c3 now"));
    assertThat(match.orElseThrow().template().text()).isEqualTo("open file <*> now");
    assertThat(templates.match(bytes("nothing like it"))).isEmpty();
    assertThat(templates.match(new byte[0])).isEmpty();
  }

  @Test
  void merge_shardsInAnyOrder_giveTheSameTemplates() throws IOException {
    var lines =
        Files.readAllLines(
            SharedData.dataset("loghub/OpenSSH_2k.log"), StandardCharsets.ISO_8859_1);
    var whole = mined(lines);
    var shuffled = new ArrayList<>(lines);
    Collections.shuffle(shuffled, new Random(7));
    var merged = mined(shuffled.subList(1500, 2000));
    merged.merge(mined(shuffled.subList(0, 700)));
    merged.merge(mined(shuffled.subList(700, 1500)));

    assertThat(merged.templates().all()).isEqualTo(whole.templates().all());
    assertThat(merged.snapshot()).isEqualTo(whole.snapshot());
    assertThat(merged.lines()).isEqualTo(whole.lines());
  }

  @Test
  void restore_goesOnAlike() {
    var miner = mined(List.of("a 1 b", "a 2 b", "open x", "\u00e9t\u00e9 5"));
    var restored = TemplateMiner.restore(miner.snapshot());
    miner.observe(bytes("a 3 c"));
    restored.observe(bytes("a 3 c"));
    assertThat(restored.snapshot()).isEqualTo(miner.snapshot());
    assertThat(texts(restored)).isEqualTo(texts(miner)).contains("\u00e9t\u00e9 <*>");
  }

  @Test
  void restore_damaged_isRefused() {
    var snapshot = mined(List.of("a 1 b", "open x")).snapshot();
    for (int i = 0; i < snapshot.length; i++) {
      var bad = snapshot.clone();
      bad[i] ^= 4;
      assertThatThrownBy(() -> TemplateMiner.restore(bad)).isInstanceOf(DataFormatException.class);
      var shortened = Arrays.copyOf(snapshot, i);
      assertThatThrownBy(() -> TemplateMiner.restore(shortened))
          .isInstanceOf(DataFormatException.class);
    }
  }

  @Test
  void restore_forgedWithAGoodSum_isRefused() {
    var negative = new SnapshotWriter("templates", 1).putLong(-1).putLong(0).putLong(0).putInt(0);
    var many = new SnapshotWriter("templates", 1).putLong(0).putLong(0).putLong(0).putInt(1 << 30);
    var huge =
        new SnapshotWriter("templates", 1)
            .putLong(0)
            .putLong(0)
            .putLong(0)
            .putInt(1)
            .putInt(Integer.MAX_VALUE);
    var control =
        new SnapshotWriter("templates", 1)
            .putLong(0)
            .putLong(0)
            .putLong(0)
            .putInt(1)
            .putBytes(new byte[] {'\n'})
            .putLong(1);
    var other = new SnapshotWriter("profile", 1).putLong(0).putLong(0).putLong(0).putInt(0);
    var later = new SnapshotWriter("templates", 2).putLong(0).putLong(0).putLong(0).putInt(0);
    for (var forged : List.of(negative, many, huge, control, other, later)) {
      assertThatThrownBy(() -> TemplateMiner.restore(forged.finish()))
          .isInstanceOf(DataFormatException.class);
    }
  }

  @Test
  void observe_millionsOfDistinctTokens_memoryIsBoundedAndLossCounted() {
    var miner = new TemplateMiner();
    var random = new Randomness(3).stream(0, 0);
    for (int i = 0; i < 60_000; i++) {
      miner.observe(bytes("user " + word(random.nextLong()) + " came"));
      miner.observe(bytes(word(random.nextLong()) + " " + word(random.nextLong())));
    }
    assertThat(miner.lines()).isEqualTo(120_000);
    assertThat(miner.forgotten()).isPositive();
    assertThat(miner.snapshot().length).isLessThan(64 << 20);
    assertThat(miner.templates().of(bytes("user anybody came")).orElseThrow().text())
        .isEqualTo("user <*> came");
  }

  /** Letters only, so that no mask helps. */
  private static String word(long seed) {
    var word = new StringBuilder();
    for (int i = 0; i < 10; i++) {
      word.append((char) ('g' + Math.floorMod(seed >> (4 * i), 16)));
    }
    return word.toString();
  }

  @Test
  void observe_hugeLine_isCutAndCounted() {
    var miner = new TemplateMiner();
    miner.observe(bytes("a ".repeat(5 << 20)));
    miner.observe(bytes("x".repeat(10 << 20)));
    assertThat(miner.cut()).isEqualTo(2);
    assertThat(miner.templates().all()).hasSize(2);
  }

  @Test
  void observe_notUtf8_passesThrough() {
    var miner = new TemplateMiner();
    var line = new byte[] {(byte) 0xff, (byte) 0xc3, ' ', '7', 0, (byte) 0x80};
    miner.observe(line);
    assertThat(miner.templates().match(line).orElseThrow().parameters()).hasSize(1);
  }

  @Test
  void observe_rangeOutsideTheArray_isRefused() {
    assertThatThrownBy(() -> new TemplateMiner().observe(new byte[3], 1, 4))
        .isInstanceOf(IndexOutOfBoundsException.class);
  }

  @Test
  void parsingScore_byHand() {
    var truth = List.of("A <*>", "A <*>", "B", "B");
    var score = ParsingScore.of(truth, List.of(1, 1, 2, 3), List.of("A <*>", "A <*>", "B", "C"));
    assertThat(score.ga()).isEqualTo(0.5);
    assertThat(score.fga()).isEqualTo(2.0 * 1 / (3 + 2));
    assertThat(score.pa()).isEqualTo(0.75);
    assertThat(score.fta()).isEqualTo(2.0 * 1 / (3 + 2));
  }
}
