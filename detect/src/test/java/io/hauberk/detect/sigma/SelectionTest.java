package io.hauberk.detect.sigma;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What single selections match, by the specification's words on values and modifiers. */
class SelectionTest {

  private static boolean selects(String selection, String json) {
    return Rules.meets("{sel: " + selection + ", condition: sel}", json);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      value = {
        "{a: x}; {\"a\":\"X\"}; true",
        "{a: x}; {\"a\":\"xy\"}; false",
        "{a: x}; {\"b\":\"x\"}; false",
        "{a|cased: x}; {\"a\":\"X\"}; false",
        "{a|cased: x}; {\"a\":\"x\"}; true",
        "{a: [x, y]}; {\"a\":\"y\"}; true",
        "{a: x, b: y}; {\"a\":\"x\",\"b\":\"z\"}; false",
        "{a: x, b: y}; {\"a\":\"x\",\"b\":\"y\"}; true",
        "[{a: x}, {b: y}]; {\"b\":\"y\"}; true",
        "{a: 4624}; {\"a\":4624}; true",
        "{a: 4624}; {\"a\":\"4624\"}; true",
        "{a: true}; {\"a\":true}; true",
        "{a: x}; {\"a\":[\"w\",\"x\"]}; true",
        "{a.b: x}; {\"a\":{\"b\":\"x\"}}; true",
        "{a.b: x}; {\"a.b\":\"x\"}; true",
        "{a.b: x}; {\"a\":[{\"c\":1},{\"b\":\"x\"}]}; true",
        "{a.b: x}; {\"b\":\"x\",\"a\":{\"c\":{\"b\":\"x\"}}}; false",
        "{a: 'x*'}; {\"a\":\"xyz\"}; true",
        "{a: 'x?z'}; {\"a\":\"xyz\"}; true",
        "{a: '*'}; {\"a\":\"\"}; true",
        "{a: '*'}; {\"b\":\"\"}; false",
        "{a: ''}; {\"a\":\"\"}; true",
        "{a: null}; {\"b\":\"\"}; true",
        "{a: null}; {\"a\":null}; true",
        "{a: null}; {\"a\":\"\"}; false",
        "{a: [null, x]}; {\"b\":1}; true",
        "{a|contains: b}; {\"a\":\"aBc\"}; true",
        "{a|startswith: b}; {\"a\":\"bc\"}; true",
        "{a|startswith: b}; {\"a\":\"ab\"}; false",
        "{a|endswith: b}; {\"a\":\"ab\"}; true",
        "{a|contains|all: [b, c]}; {\"a\":\"cab\"}; true",
        "{a|contains|all: [b, d]}; {\"a\":\"cab\"}; false",
        "{a|re: '^x[0-9]+$'}; {\"a\":\"x12\"}; true",
        "{a|re: '^x[0-9]+$'}; {\"a\":\"X12\"}; false",
        "{a|re|i: '^x[0-9]+$'}; {\"a\":\"X12\"}; true",
        "{a|re|s: 'x.y'}; {\"a\":\"x\\ny\"}; true",
        "{a|re: 'x.y'}; {\"a\":\"x\\ny\"}; false",
        "{a|re|m: '^y$'}; {\"a\":\"x\\ny\"}; true",
        "{a|cidr: 10.0.0.0/8}; {\"a\":\"10.1.2.3\"}; true",
        "{a|cidr: [10.0.0.0/8, 'fe80::/10']}; {\"a\":\"fe80::1\"}; true",
        "{a|cidr: 10.0.0.0/8}; {\"a\":\"11.1.2.3\"}; false",
        "{a|gt: 5}; {\"a\":6}; true",
        "{a|gt: 5}; {\"a\":5}; false",
        "{a|gte: 5}; {\"a\":\"5.0\"}; true",
        "{a|lt: 5}; {\"a\":-1e3}; true",
        "{a|lte: 5}; {\"a\":\"text\"}; false",
        "{a|neq: x}; {\"a\":\"y\"}; true",
        "{a|neq: x}; {\"a\":\"x\"}; false",
        "{a|exists: true}; {\"a\":null}; true",
        "{a|exists: true}; {\"a\":[]}; true",
        "{a|exists: true}; {\"a\":{\"b\":1}}; true",
        "{a|exists: false}; {\"a\":\"\"}; false",
        "{a|exists: false}; {\"b\":\"\"}; true",
        "{a|fieldref: b}; {\"a\":\"x\",\"b\":\"X\"}; true",
        "{a|fieldref: b}; {\"a\":\"x\"}; false",
        "{a|fieldref|neq: b}; {\"a\":\"x\",\"b\":\"y\"}; true",
        "{a|fieldref|endswith: b}; {\"a\":\"xy\",\"b\":\"y\"}; true",
        "{a|windash|contains: ' -f'}; {\"a\":\"cmd /f\"}; true",
        "{a|windash|contains: ' -f'}; {\"a\":\"cmd \u2013f\"}; true",
        "{a|windash|contains: ' -f'}; {\"a\":\"cmd +f\"}; false",
        "{a|windash: 'x-y -f'}; {\"a\":\"x/y -f\"}; false",
        "{a|hour: 3}; {\"a\":\"2026-01-02T03:04:05Z\"}; true",
        "{a|hour: 3}; {\"a\":\"2026-01-02 04:04:05\"}; false",
        "{a|year: 2026}; {\"a\":1767225600}; true",
        "{a|expand: '%admins%'}; {\"a\":\"ADMIN\"}; true",
        "{a|expand: '%admins%'}; {\"a\":\"user\"}; false"
      })
  void selection_value_asSpecified(String selection, String json, boolean holds) {
    assertThat(selects(selection, json)).isEqualTo(holds);
  }

  /** {@code printf foobar | base64}; with one and two bytes before it. */
  @ParameterizedTest
  @CsvSource({
    "a|base64, Zm9vYmFy, true",
    "a|base64offset|contains, xxZm9vYmFyxx, true",
    "a|base64offset|contains, IGZvb2Jhcg==, true",
    "a|base64offset|contains, ICBmb29iYXI=, true",
    "a|base64offset|contains, Zm9vYmF6, false",
    "a|wide|base64offset|contains, xxZgBvAG8AYgBhAHIAxx, true",
    "a|utf16|base64, //5mAG8AbwBiAGEAcgA=, true",
    "a|utf16be|base64, AGYAbwBvAGIAYQBy, true"
  })
  void selection_encoded_found(String field, String value, boolean holds) {
    assertThat(selects("{" + field + ": foobar}", "{\"a\":\"" + value + "\"}")).isEqualTo(holds);
  }

  @Test
  void selection_encodedText_bytesOfUtf8() {
    assertThat(selects("{a|base64: 'ä'}", "{\"a\":\"w6Q=\"}")).isTrue();
    assertThat(selects("{a|wide|base64: 'ä'}", "{\"a\":\"5AA=\"}")).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      value = {
        "[failed]; {\"msg\":\"login FAILED for x\"}; true",
        "[failed]; {\"deep\":{\"er\":[\"has failed\"]}}; true",
        "[failed]; {\"failed\":1}; false",
        "[failed, refused]; connection refused by peer; true",
        "['fa*ed']; {\"a\":\"it fabled\"}; true",
        "{'|all': [one, two]}; {\"a\":\"one\",\"b\":\"two\"}; true",
        "{'|all': [one, two]}; {\"a\":\"one\"}; false",
        "{'|re': 'o.e'}; {\"a\":\"one\"}; true"
      })
  void keywords_anyValue_found(String selection, String line, boolean holds) {
    assertThat(selects(selection, line)).isEqualTo(holds);
  }

  @Test
  void event_brokenJson_stillText() {
    assertThat(selects("[evil]", "{\"a\":\"evil\",")).isTrue();
    assertThat(selects("[evil]", "{\"a\":".repeat(3000) + "\"evil\"")).isTrue();
    assertThat(selects("{a: x}", "{\"a\":\"x\",")).isFalse();
  }

  @Test
  void event_deepJson_boundedAndRead() {
    var deep = "{\"b\":".repeat(200) + "\"x\"" + "}".repeat(200);
    assertThat(selects("{a: x}", "{\"c\":" + deep + ",\"a\":\"x\"}")).isTrue();
  }

  /** Both letters share a class of the search, which must not decide. */
  @Test
  void contains_otherLetterOfOneClass_notMet() {
    var detection = "{s: {a|contains: 'x\u00e4y'}, condition: s}";
    assertThat(Rules.meets(detection, "{\"a\":\"-x\u00e4y-\"}")).isTrue();
    assertThat(Rules.meets(detection, "{\"a\":\"-x\u0104y-\"}")).isFalse();
  }
}
