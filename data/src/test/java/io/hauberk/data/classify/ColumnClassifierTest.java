package io.hauberk.data.classify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hauberk.core.DataFormatException;
import io.hauberk.data.invent.CustomerTable;
import io.hauberk.data.recognise.Entity;
import io.hauberk.data.recognise.Entity.Regime;
import io.hauberk.data.recognise.Scanner;
import io.hauberk.data.table.Table;
import io.hauberk.data.table.TableFormat;
import io.hauberk.testkit.SharedData;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ColumnClassifierTest {

  private static final ColumnClassifier CLASSIFIER =
      new ColumnClassifier(Scanner.everything(), 400, 1);

  @TempDir private Path folder;

  @Test
  void classify_bilingualCustomers_labelsEveryColumn() {
    var catalogue = CLASSIFIER.classify(new CustomerTable(2_000, 7));

    assertThat(catalogue.rows()).isEqualTo(2_000);
    assertThat(catalogue.sampled()).isEqualTo(400);
    assertThat(catalogue.columns())
        .extracting(v -> v.column() + " " + v.label().name())
        .contains(
            "customer_id person_id",
            "name person",
            "mobile phone",
            "email email",
            "card credit_card",
            "address address",
            "born birth_date",
            "city region",
            "diagnosis health",
            "income income");
    assertThat(catalogue.find("national_id").orElseThrow().level()).isEqualTo(4);
    assertThat(catalogue.find("card").orElseThrow().label().regimes()).contains(Regime.PCI);
    assertThat(catalogue.find("diagnosis").orElseThrow().label().regimes())
        .contains(Regime.GDPR_SPECIAL, Regime.HIPAA);
    assertThat(catalogue.find("note").orElseThrow().contains())
        .contains(Entity.PHONE, Entity.PERSON, Entity.EMAIL);
    assertThat(catalogue.level()).isEqualTo(4);
    assertThat(catalogue.review()).isNotEmpty();
  }

  @Test
  void classify_adult_findsQuasiIdentifiersAndSpecialCategory() {
    var file = SharedData.dataset("adult").resolve("adult.csv");
    try (var source = TableFormat.open(file)) {
      var catalogue = CLASSIFIER.classify(source);
      assertThat(catalogue.rows()).isEqualTo(30_162);
      assertThat(catalogue.find("race").orElseThrow().label().regimes())
          .contains(Regime.GDPR_SPECIAL);
      for (var quasi : List.of("sex", "age", "marital-status", "education", "occupation")) {
        assertThat(catalogue.find(quasi).orElseThrow().label().role())
            .as(quasi)
            .isEqualTo(Role.QUASI_IDENTIFIER);
      }
    }
  }

  @Test
  void classify_sameSeed_sameVerdicts() {
    var first = CLASSIFIER.classify(new CustomerTable(1_000, 3));
    assertThat(CLASSIFIER.classify(new CustomerTable(1_000, 3))).isEqualTo(first);
  }

  @Test
  void classify_emptyTable_saysNothing() {
    var catalogue = CLASSIFIER.classify(new Table(List.of("x"), List.of()).source());
    assertThat(catalogue.find("x").orElseThrow().label()).isEqualTo(Label.NONE);
  }

  @Test
  void write_thenRead_givesTheCatalogue() {
    var file = folder.resolve("catalogue.json");
    var catalogue = CLASSIFIER.classify(new CustomerTable(300, 3));
    CatalogueFile.write(file, catalogue);
    var read = CatalogueFile.read(file);
    assertThat(CatalogueFile.text(read)).isEqualTo(CatalogueFile.text(catalogue));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "[]",
        "{\"format\":\"hauberk-catalogue-2\"}",
        "{\"format\":\"hauberk-catalogue-1\",\"rows\":-1,\"sampled\":0}",
        "{\"format\":\"hauberk-catalogue-1\",\"rows\":1,\"sampled\":1,\"columns\":[{}]}",
        "{\"format\":\"hauberk-catalogue-1\",\"format\":\"x\"}"
      })
  void parse_broken_isRefused(String text) {
    assertThatThrownBy(() -> CatalogueFile.parse(text)).isInstanceOf(DataFormatException.class);
  }
}
