package io.hauberk.data.anonymize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.hauberk.data.risk.MatchClasses;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.aggregator.ArgumentsAccessor;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Losses and nodes that ARX's own tests state for Adult (arx-deidentifier/arx at aacd487fb,
 * TestAnonymizationKAnonymity, -Combinations, -EntropyLDiversity, -LDiversity, -TCloseness).
 */
class GoldenAdultTest {

  private static void check(FullDomainSearch search, Microdata data, double loss, String node) {
    var found = search.search(data).orElseThrow();

    assertThat(found.loss()).isCloseTo(loss, within(Math.max(1e-9, loss * 2e-15)));
    assertThat(found.node().toString().replaceAll("\\D", "")).isEqualTo(node);
    Verifier.of(search.models(), data).verify(found.table());
  }

  private static FullDomainSearch search(PrivacyModel model, double limit, LossMeasure loss) {
    return new FullDomainSearch(List.of(model), limit, loss);
  }

  @ParameterizedTest
  @CsvSource({
    "5,   0.04, 255559.85455731067, 101132201",
    "100, 0.04, 379417.3460570988,  111132211",
    "5,   0.0,  407289.5388925293,  121132211",
    "100, 0.0,  453196.8932458743,  041132211",
  })
  void search_kAnonymityByEntropy_givesArxOptimum(int k, double limit, double loss, String node) {
    var model = List.<PrivacyModel>of(new KAnonymity(k));

    check(
        new FullDomainSearch(model, limit, LossMeasure.GENERALISATION_ENTROPY),
        Adult.all(),
        loss,
        node);
  }

  @ParameterizedTest
  @CsvSource({
    "5,   0.0,  0.57315, 041132210, 0",
    "5,   0.05, 0.24193, 030021120, 1346",
    "2,   0.05, 0.16901, 030011110, 1350",
    "5,   1.0,  0.22041, 030021110, 2553",
  })
  void search_kAnonymityByDomainShare_givesArxOptimum(ArgumentsAccessor row) {
    var search =
        search(new KAnonymity(row.getInteger(0)), row.getDouble(1), LossMeasure.DOMAIN_SHARE);

    var found = search.search(Adult.all()).orElseThrow();

    assertThat(found.loss()).isCloseTo(row.getDouble(2), within(5e-6));
    assertThat(found.node().toString().replaceAll("\\D", "")).isEqualTo(row.getString(3));
    assertThat(found.suppressed()).isEqualTo(row.getInteger(4));
  }

  @ParameterizedTest
  @CsvSource({
    "0.0,  GENERALISATION_ENTROPY, 324620.5269918692,  11113221",
    "0.05, ENTROPY,                180132.40848244698, 00112220",
  })
  void search_kAnonymityOfEight_givesArxOptimum(
      double limit, LossMeasure measure, double loss, String node) {
    check(search(new KAnonymity(5), limit, measure), Adult.occupation(), loss, node);
  }

  @ParameterizedTest
  @CsvSource({
    "0.0,  GENERALISATION_ENTROPY, 324620.5269918692,  11113221",
    "0.05, GENERALISATION_ENTROPY, 198181.4042332967,  10112220",
    "0.05, ENTROPY,                209764.96161974416, 10112220",
  })
  void search_recursiveDiversity_givesArxOptimum(
      double limit, LossMeasure measure, double loss, String node) {
    var model = new Diversity.Recursive("occupation", 4, 5);

    check(search(model, limit, measure), Adult.occupation(), loss, node);
  }

  @ParameterizedTest
  @CsvSource({
    "0.0,  324620.5269918692, 11113221",
    "0.04, 228878.2039109517, 10112221",
  })
  void search_entropyDiversity_givesArxOptimum(double limit, double loss, String node) {
    var search = search(new Diversity.Entropy("occupation", 5), limit, LossMeasure.ENTROPY);

    check(search, Adult.occupation(), loss, node);
  }

  @Test
  void search_entropyDiversityOutOfReach_findsNothing() {
    var model = List.<PrivacyModel>of(new Diversity.Entropy("occupation", 100));

    assertThat(new FullDomainSearch(model, 0.04, LossMeasure.ENTROPY).search(Adult.occupation()))
        .isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "0.0,  398400.0741806447,  04113221",
    "0.04, 377622.78458729305, 14003221",
    "0.05, 367390.5779876774,  14003121",
  })
  void search_hierarchicalCloseness_givesArxOptimum(double limit, double loss, String node) {
    var closeness = new Closeness.Hierarchical("occupation", 0.2, Adult.hierarchy("occupation"));
    var search =
        new FullDomainSearch(
            List.of(new KAnonymity(5), closeness), limit, LossMeasure.GENERALISATION_ENTROPY);

    check(search, Adult.occupation(), loss, node);
  }

  @ParameterizedTest
  @CsvSource({"0.0, 456853172, 14113221", "0.04, 311880088, 14103221"})
  void search_equalCloseness_givesArxOptimum(double limit, double loss, String node) {
    var models = List.<PrivacyModel>of(new KAnonymity(5), new Closeness.Equal("occupation", 0.2));

    check(
        new FullDomainSearch(models, limit, LossMeasure.DISCERNIBILITY),
        Adult.occupation(),
        loss,
        node);
  }

  /**
   * ARX 3.9.2's statistics of its own output, as measured: granularity, discernibility, classes.
   */
  @ParameterizedTest
  @CsvSource({
    "5, 0.0,  0.2917, 0.9232, 24",
    "5, 0.05, 0.6984, 0.9350, 397",
    "2, 0.05, 0.8057, 0.9496, 1468",
    "5, 1.0,  0.7514, 0.9077, 602",
  })
  void granularity_kAnonymity_agreesWithArx(ArgumentsAccessor row) {
    var models = List.<PrivacyModel>of(new KAnonymity(row.getInteger(0)));
    var found =
        new FullDomainSearch(models, row.getDouble(1), LossMeasure.DOMAIN_SHARE)
            .search(Adult.all())
            .orElseThrow();

    var released = found.table();
    var classes = MatchClasses.of(released, Adult.COLUMNS);

    assertThat(found.granularity()).isCloseTo(row.getDouble(2), within(5e-5));
    assertThat(classes.discernibility(MatchClasses.of(Adult.table(), Adult.COLUMNS)))
        .isCloseTo(row.getDouble(3), within(5e-5));
    assertThat(Verifier.of(models, Adult.all()).verify(released))
        .isEqualTo(classes.classes())
        .isEqualTo(row.getInteger(4));
  }

  /** ARX's TestAnonymizationKMap: a tenth of Adult, with Adult its population. */
  @ParameterizedTest
  @CsvSource({
    "5,  0.0,  CLASS_SIZE,             45.014925373134325, 10123221",
    "3,  0.0,  GENERALISATION_ENTROPY, 23387.494246375998, 00123220",
    "2,  0.0,  GENERALISATION_ENTROPY, 23108.1673304724,   10113220",
    "7,  0.05, GENERALISATION_ENTROPY, 17075.7181747451,   00112220",
    "5,  0.05, GENERALISATION_ENTROPY, 17053.8743069776,   00102221",
    "5,  0.0,  ENTROPY,                28551.7222913157,   10123221",
    "10, 0.0,  ENTROPY,                30238.2081484441,   01123220",
    "3,  0.05, ENTROPY,                15121.633326877098, 00111210",
  })
  void search_kMapOfTheSubset_givesArxOptimum(ArgumentsAccessor row) {
    var model = List.<PrivacyModel>of(new KMap(row.getInteger(0)));
    var measure = LossMeasure.valueOf(row.getString(2));

    check(
        new FullDomainSearch(model, row.getDouble(1), measure),
        Adult.subsetOfAdult(),
        row.getDouble(3),
        row.getString(4));
  }
}
