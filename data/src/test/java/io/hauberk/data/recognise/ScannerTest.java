package io.hauberk.data.recognise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hauberk.core.DataFormatException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScannerTest {

  private static final Scanner IDENTIFIERS = Scanner.identifiers();

  @ParameterizedTest
  @CsvSource({
    "身份证号11010519491231002X。, CN_RESIDENT_ID",
    "统一社会信用代码：91350211M000100Y46, CN_CREDIT_CODE",
    "手机13812345678, PHONE",
    "电话：010-62345678, PHONE",
    "车牌京A12345, CN_PLATE",
    "粤BD12345 新能源, CN_PLATE",
    "护照号 E12345678, PASSPORT",
    "卡号 6222021234567890128, CREDIT_CARD",
    "card 4111 1111 1111 1111, CREDIT_CARD",
    "mail jo.doe+x@example.co.uk now, EMAIL",
    "IBAN GB82 WEST 1234 5698 7654 32, IBAN",
    "from 192.168.10.1 on, IP_ADDRESS",
    "fe80::1ff:fe23:4567:890a, IP_ADDRESS",
    "00:1B:44:11:3A:B7, MAC_ADDRESS",
    "see https://example.org/a?b=c., URL",
    "ssn 078-05-1120, US_SSN",
    "key AKIAIOSFODNN7EXAMPLE, SECRET",
    "-----BEGIN RSA PRIVATE KEY-----, SECRET",
    "香港身份证 A123456(3), HK_ID",
    "台湾身份证 A123456789, TW_ID",
    "VIN 1M8GDM9AXKP042788, VIN",
    "1BvBMSEYstWetqTFn5Au4m4GFg7xJaNVN2, CRYPTO_WALLET",
  })
  void scan_identifier_isFoundOnce(String text, Entity entity) {
    assertThat(IDENTIFIERS.scan(text)).extracting(Finding::entity).containsExactly(entity);
  }

  /** A search that tries every way to cut such a line in words would not end. */
  @ParameterizedTest
  @ValueSource(strings = {"-", "A-", "a-", "-a ", "A'"})
  void scan_longLineOfOnePart_isSearchedOnce(String part) {
    assertThat(Scanner.everything().scan(part.repeat(40_000))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "11010519491231002Y",
        "110105194912310021",
        "91350211M000100Y47",
        "单号 138123456789",
        "4111 1111 1111 1112",
        "GB82 WEST 1234 5698 7654 33",
        "version 1.2.3.4.5",
        "999.1.1.1",
        "timestamp 1699999999999",
        "E12345678",
        "plain words, nothing else",
      })
  void scan_nearMiss_isNotFound(String text) {
    assertThat(IDENTIFIERS.scan(text)).isEmpty();
  }

  @Test
  void scan_chineseText_findsPeopleAndAddress() {
    var text = "张伟住在北京市朝阳区建国路88号，电话13812345678。";
    assertThat(Scanner.everything().scan(text))
        .extracting(Finding::entity)
        .contains(Entity.PERSON, Entity.ADDRESS, Entity.PHONE);
  }

  @Test
  void scan_findings_neverOverlap() {
    var found =
        Scanner.everything().scan("Mr John Smith, 12 High Street, London, 4111111111111111");
    for (int i = 1; i < found.size(); i++) {
      assertThat(found.get(i).start()).isGreaterThanOrEqualTo(found.get(i - 1).end());
    }
    assertThat(found).extracting(Finding::entity).contains(Entity.PERSON, Entity.ADDRESS);
  }

  @Test
  void parse_brokenRecogniser_isRefused() {
    for (var file : List.of("", "entity: NOPE", "pattern: (", "entity: PERSON\nentity: PERSON")) {
      assertThatThrownBy(() -> Recogniser.parse("x", file)).isInstanceOf(DataFormatException.class);
    }
  }
}
