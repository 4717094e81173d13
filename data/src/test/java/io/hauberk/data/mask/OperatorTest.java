package io.hauberk.data.mask;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hauberk.core.DataFormatException;
import io.hauberk.data.recognise.Entity;
import io.hauberk.data.recognise.Scanner;
import io.hauberk.trust.key.Keyring;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class OperatorTest {

  private static final Keyring KEYS = MaskTestKeys.keyring();

  private static String masked(String operator, String... row) {
    return masked(KEYS, operator, row);
  }

  private static String masked(Keyring keys, String operator, String... row) {
    var policy = MaskPolicy.ofColumns(new TreeMap<>());
    var bound =
        new Masks(policy, MaskKeys.of(keys), Scanner.identifiers())
            .bind(OperatorJson.parse("column", PolicyFile.tree("test", operator)));
    var cells = new String[] {row[0]};
    bound.apply(cells, new String[] {row.length > 1 ? row[1] : ""});
    return cells[0];
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'do':'keep'} | abc | abc",
        "{'do':'redact','word':'gone'} | abc | gone",
        "{'do':'partial','first':3,'last':4} | 13812345678 | 138****5678",
        "{'do':'partial','first':1,'last':0} | 张伟 | 张*",
        "{'do':'partial','first':3,'last':4} | 12345 | *****",
        "{'do':'partial','first':0,'last':4} | 4111 1111 1111 1234 | **** **** **** 1234",
        "{'do':'prefix','length':3} | 90210 | 902**",
        "{'do':'interval','width':10} | 37 | [30, 40)",
        "{'do':'interval','width':10} | -3.5 | [-10, 0)",
        "{'do':'interval','width':0.5} | 1.75 | [1.5, 2)",
        "{'do':'date','part':'year'} | 1987-04-03 | 1987",
        "{'do':'date','part':'month'} | 19870403 | 1987-04",
      })
  void apply_keyless_givesThis(String operator, String value, String expected) {
    assertThat(masked(operator.replace('\'', '"'), value)).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"do\":\"hash\",\"key\":\"people\"}",
        "{\"do\":\"token\",\"key\":\"people\"}",
        "{\"do\":\"ff1\",\"key\":\"cards\"}",
        "{\"do\":\"surrogate\",\"key\":\"people\",\"kind\":\"phone\"}",
      })
  void apply_keyed_joinsUnderOneKeyOnly(String operator) {
    var value = "13812345678";
    var once = masked(operator, value);
    assertThat(once).isNotEqualTo(value).isEqualTo(masked(operator, value));
    assertThat(masked(MaskTestKeys.keyring(), operator, value)).isNotEqualTo(once);
    var elsewhere = operator.replace("}", ",\"domain\":\"other\"}");
    assertThat(masked(elsewhere, value)).isNotEqualTo(once);
    assertThat(masked(operator, "")).isEmpty();
  }

  @Test
  void hash_isHmacNotPlainHash() {
    assertThat(masked("{\"do\":\"hash\",\"key\":\"people\"}", "13812345678"))
        .matches("[0-9a-f]{64}")
        .isNotEqualTo(
            io.hauberk.core.Digest.sha256(
                "13812345678".getBytes(java.nio.charset.StandardCharsets.UTF_8)));
  }

  @Test
  void ff1_keepsFormat() {
    assertThat(masked("{\"do\":\"ff1\",\"key\":\"cards\"}", "4111-1111 1111.1234"))
        .matches("\\d{4}-\\d{4} \\d{4}\\.\\d{4}");
    assertThatThrownBy(() -> masked("{\"do\":\"ff1\",\"key\":\"cards\"}", "12345"))
        .isInstanceOf(DataFormatException.class)
        .hasMessageContaining("5 digits");
  }

  @Test
  void shift_keepsDistancesOfOneSubject() {
    var shift = "{\"do\":\"shift\",\"key\":\"people\",\"days\":200,\"subject\":\"id\"}";
    var first = LocalDate.parse(masked(shift, "2020-02-28", "anna"));
    var second = LocalDate.parse(masked(shift, "2020-03-01", "anna"));
    assertThat(ChronoUnit.DAYS.between(first, second)).isEqualTo(2);
    assertThat(Math.abs(ChronoUnit.DAYS.between(LocalDate.parse("2020-02-28"), first)))
        .isLessThanOrEqualTo(200);
    var others =
        Arrays.stream("b c d e f g h".split(" "))
            .map(who -> masked(shift, "2020-02-28", who))
            .distinct();
    assertThat(others.count()).isGreaterThan(3);
    assertThat(masked(shift, "2020/02/28", "anna")).matches("\\d{4}/\\d{2}/\\d{2}");
    assertThatThrownBy(() -> masked(shift, "2020-02-30", "anna"))
        .isInstanceOf(DataFormatException.class);
  }

  @Test
  void noise_hasItsScaleAndDecimals() {
    double sum = 0;
    int n = 4_000;
    for (int i = 0; i < n; i++) {
      var noisy = masked("{\"do\":\"noise\",\"scale\":10}", "100.00");
      assertThat(noisy).matches("-?\\d+\\.\\d\\d");
      sum += Math.abs(Double.parseDouble(noisy) - 100);
    }
    // mean of |Laplace(10)| is 10, its deviation 10 / sqrt(n) = 0.16: six of them are 1e-9
    assertThat(sum / n).isBetween(9.0, 11.0);
  }

  @ParameterizedTest
  @EnumSource(Entity.class)
  void surrogate_ofEveryKind_isStable(Entity kind) {
    var operator =
        "{\"do\":\"surrogate\",\"key\":\"people\",\"domain\":\"d\",\"kind\":\"" + kind + "\"}";
    for (var value : new String[] {"王小明 12-345678 Ab", "Ann Lee 7", "13812345678"}) {
      assertThat(masked(operator, value)).isEqualTo(masked(operator, value)).isNotEqualTo(value);
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = Entity.class,
      names = {
        "CN_RESIDENT_ID",
        "CN_CREDIT_CODE",
        "CREDIT_CARD",
        "IBAN",
        "EMAIL",
        "IP_ADDRESS",
        "CN_PLATE",
        "MAC_ADDRESS",
        "US_SSN"
      })
  void surrogate_passesTheChecksOfItsKind(Entity kind) {
    var operator =
        "{\"do\":\"surrogate\",\"key\":\"people\",\"domain\":\"d\",\"kind\":\"" + kind + "\"}";
    for (int i = 0; i < 200; i++) {
      var surrogate = masked(operator, "value " + i);
      assertThat(Scanner.identifiers().scan(" " + surrogate + " "))
          .as(surrogate)
          .extracting(f -> f.entity())
          .containsExactly(kind);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"do\":\"encrypt\"}",
        "{\"do\":\"hash\"}",
        "{\"do\":\"hash\",\"key\":\"NO NAME\"}",
        "{\"do\":\"partial\",\"first\":-1,\"last\":0}",
        "{\"do\":\"noise\"}",
        "{\"do\":\"noise\",\"scale\":0}",
        "{\"do\":\"interval\",\"width\":-1}",
        "{\"do\":\"shift\",\"key\":\"people\",\"days\":0,\"subject\":\"a\"}",
        "{\"do\":\"keep\",\"extra\":1}",
        "{\"do\":\"date\",\"part\":\"hour\"}",
        "{\"do\":\"surrogate\",\"key\":\"people\",\"kind\":\"nothing\"}"
      })
  void parse_badOperator_isRefused(String operator) {
    var text = "{\"format\":\"hauberk-mask-1\",\"columns\":{\"a\":" + operator + "}}";
    assertThatThrownBy(() -> PolicyFile.parse(text)).isInstanceOf(DataFormatException.class);
  }

  @Test
  void parse_thenWrite_keepsThePolicy() {
    var text =
        """
        {"format":"hauberk-mask-1",
         "columns":{"a":{"do":"token","key":"people","domain":"x"},
          "b":{"do":"shift","key":"people","days":3,"subject":"a"},
          "c":{"do":"date","part":"month"}, "d":{"do":"noise","scale":2.5},
          "e":{"do":"surrogate","key":"people","kind":"person"}, "f":{"do":"text"}},
         "others":{"do":"redact"}, "text":{"phone":{"do":"token","key":"people"}},
         "found-others":{"do":"partial","first":1,"last":1}}""";
    var policy = PolicyFile.parse(text);
    assertThat(PolicyFile.parse(PolicyFile.node(policy).toString())).isEqualTo(policy);
    assertThat(policy.reversible()).containsExactly("a", "f");
  }
}
