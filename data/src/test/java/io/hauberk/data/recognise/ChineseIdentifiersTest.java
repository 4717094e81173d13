package io.hauberk.data.recognise;

import static org.assertj.core.api.Assertions.assertThat;

import io.hauberk.core.Randomness;
import io.hauberk.data.invent.Draws;
import io.hauberk.data.invent.InventedChinese;
import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Invented Chinese identifiers in sentences, and near misses beside them: a changed check digit, a
 * date that is none, one digit too many, letters that do not occur, order numbers and timestamps.
 * Seed 7; the same sentences always.
 */
class ChineseIdentifiersTest {

  private static final int EACH = 4_000;
  private static final double REACH = 0.999;
  private static final List<String> FRAMES =
      List.of("客户%s，已登记。", "请核对：%s", "编号 %s 已收到", "%s", "《%s》", "资料（%s）见附件，谢谢。");

  /** Makes one value from an inventor and its draws. */
  private interface Make extends BiFunction<InventedChinese, Draws, String> {}

  private static Arguments kind(Entity entity, String context, Make real, Make miss) {
    return Arguments.of(entity, context, real, miss);
  }

  static Stream<Arguments> kinds() {
    return Stream.of(
        kind(
            Entity.CN_RESIDENT_ID,
            "",
            (m, d) -> m.residentId(),
            (m, d) -> otherEnd(m.residentId())),
        kind(Entity.CN_RESIDENT_ID, "", (m, d) -> m.residentId(), (m, d) -> noDate(m.residentId())),
        kind(
            Entity.CN_CREDIT_CODE,
            "",
            (m, d) -> m.creditCode(),
            (m, d) -> otherEnd(m.creditCode())),
        kind(Entity.CREDIT_CARD, "", (m, d) -> m.bankCard(), (m, d) -> otherEnd(m.bankCard())),
        kind(Entity.PHONE, "", (m, d) -> m.mobile(), (m, d) -> m.mobile() + d.digits(1)),
        kind(Entity.PHONE, "", (m, d) -> m.mobile(), (m, d) -> "12" + d.digits(9)),
        kind(Entity.PHONE, "电话", (m, d) -> m.landline(), (m, d) -> "2026" + d.digits(10)),
        kind(Entity.CN_PLATE, "", (m, d) -> m.plate(), (m, d) -> "京I" + d.digits(5)),
        kind(Entity.CN_PLATE, "", (m, d) -> m.plate(), (m, d) -> "京AO" + d.digits(3) + "O"),
        kind(Entity.PASSPORT, "护照", (m, d) -> m.passport(), (m, d) -> "护照 E" + d.digits(7)));
  }

  private static String otherEnd(String id) {
    char last = id.charAt(id.length() - 1);
    return id.substring(0, id.length() - 1) + (last == '3' ? '4' : '3');
  }

  private static String noDate(String id) {
    return id.substring(0, 10) + "0230" + id.substring(14);
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void scan_inventedAndNearMisses_reachBoth(Entity entity, String context, Make real, Make miss) {
    var draws = Draws.of(new Randomness(7).derive(entity.name()).stream(0, 0));
    var make = new InventedChinese(draws);
    var scanner = Scanner.identifiers();
    int hits = 0;
    int wrong = 0;
    for (int i = 0; i < EACH; i++) {
      var frame = FRAMES.get(i % FRAMES.size());
      var text = frame.formatted(context + real.apply(make, draws));
      hits += scanner.scan(text).stream().anyMatch(f -> f.entity() == entity) ? 1 : 0;
      wrong += scanner.scan(frame.formatted(miss.apply(make, draws))).size();
    }
    assertThat((double) hits / EACH).as("recall").isGreaterThanOrEqualTo(REACH);
    assertThat((double) hits / (hits + wrong)).as("precision").isGreaterThanOrEqualTo(REACH);
  }
}
