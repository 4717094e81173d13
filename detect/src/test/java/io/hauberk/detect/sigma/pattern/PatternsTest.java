package io.hauberk.detect.sigma.pattern;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hauberk.core.DataFormatException;
import io.hauberk.core.Randomness;
import io.hauberk.detect.packet.Address;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PatternsTest {

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '"',
      value = {
        "abc,abc,true",
        "abc,abcd,false",
        "a*c,ac,true",
        "a*c,abbbc,true",
        "a*c,abbbcd,false",
        "a?c,abc,true",
        "a?c,ac,false",
        "*,anything,true",
        "*a*b*,xxaxxbxx,true",
        "*a*b*,xxbxxaxx,false",
        "a\\*c,a*c,true",
        "a\\*c,abc,false",
        "a\\?,a?,true",
        "C:\\Windows\\*,C:\\Windows\\x,false",
        "C:\\Windows\\\\*,C:\\Windows\\x,true",
        "\\\\host,\\host,true",
        "\\\\\\\\host,\\\\host,true",
        "end\\,end\\,true"
      })
  void wildcard_escapes_asSpecified(String pattern, String value, boolean holds) {
    assertThat(Wildcard.parse(pattern).matches(value)).isEqualTo(holds);
  }

  @Test
  void wildcard_shapes_wherePatternLies() {
    var pattern = Wildcard.parse("ab");
    assertThat(pattern.contained().matches("xabx")).isTrue();
    assertThat(pattern.starting().matches("abx")).isTrue();
    assertThat(pattern.starting().matches("xab")).isFalse();
    assertThat(pattern.ending().matches("xab")).isTrue();
    assertThat(pattern.contained().isContained()).isTrue();
    assertThat(Wildcard.parse("*a*b*").isContained()).isFalse();
    assertThat(Wildcard.parse("a*bcd?e").longestLiteral()).isEqualTo("bcd");
    assertThat(Wildcard.parse("AbC").folded()).isEqualTo(Wildcard.parse("abc"));
    assertThat(Wildcard.parse("a\\*b*")).hasToString("a\\*b*");
  }

  @Test
  void wildcard_manyStars_productOfLengths() {
    var pattern = Wildcard.parse("*a".repeat(200) + "*b");
    var value = "a".repeat(20_000);
    long start = System.nanoTime();
    assertThat(pattern.matches(value)).isFalse();
    assertThat(System.nanoTime() - start).isLessThan(5_000_000_000L);
  }

  @Test
  void fold_everyCharacter_asEqualsIgnoreCase() {
    for (char c = 0; c < Character.MAX_VALUE; c++) {
      var folded = String.valueOf(Fold.of(c));
      assertThat(folded.equalsIgnoreCase(String.valueOf(c))).as("U+%04X", (int) c).isTrue();
    }
    assertThat(Fold.of("GROßE ÄÖ")).isEqualTo(Fold.of("große äö"));
  }

  /** Against indexOf, on texts of few letters, so that they overlap. */
  @Test
  void search_randomTexts_asIndexOf() {
    var random = new Randomness(11).stream(0, 0);
    for (int round = 0; round < 200; round++) {
      var texts = new ArrayList<String>();
      for (int i = 0; i < 20; i++) {
        texts.add(letters(random.nextInt(6) + 1, random.nextLong()));
      }
      var value = letters(60, random.nextLong());
      var found = new HashSet<Integer>();
      new TextSearch(texts).scan(value.toCharArray(), value.length(), found::add);
      for (int i = 0; i < texts.size(); i++) {
        assertThat(found.contains(i))
            .as("%s in %s", texts.get(i), value)
            .isEqualTo(value.contains(texts.get(i)));
      }
    }
  }

  private static String letters(int count, long bits) {
    var text = new StringBuilder();
    for (int i = 0; i < count; i++) {
      text.append("ab\u00e4".charAt(Math.floorMod(bits >> (i % 60), 3)));
    }
    return text.toString();
  }

  @Test
  void search_longTexts_candidates() {
    var found = new HashSet<Integer>();
    var texts = List.of("x".repeat(30), "y");
    new TextSearch(texts).scan("x".repeat(25).toCharArray(), 25, found::add);
    assertThat(found).containsExactly(0);
  }

  /** As rules against look-alike letters have them; a class each would need a gigabyte. */
  @Test
  void search_thousandLetters_fewClasses() {
    var texts = new ArrayList<String>();
    for (int i = 0; i < 150_000; i++) {
      texts.add(Integer.toString(i * 7919, 36) + (char) (0x400 + i % 2000) + "x");
    }
    var search = new TextSearch(texts);
    for (int i = 0; i < texts.size(); i += 1000) {
      var found = new HashSet<Integer>();
      var value = "<" + texts.get(i) + ">";
      search.scan(value.toCharArray(), value.length(), found::add);
      assertThat(found).contains(i);
      assertThat(TextSearch.isExact(texts.get(i))).isFalse();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "10.0.0.0/8, 10.255.1.2, true",
    "10.0.0.0/8, 11.0.0.1, false",
    "0.0.0.0/0, 8.8.8.8, true",
    "0.0.0.0/0, ::1, false",
    "192.168.1.1, 192.168.1.1, true",
    "192.168.1.128/25, 192.168.1.127, false",
    "fe80::/10, fe80::1:2, true",
    "fe80::/10, fec0::1, false",
    "2001:db8::/32, 2001:db8:ffff::1, true",
    "::/0, 2001:db8::1, true",
    "2001:db8::1/128, 2001:db8::2, false"
  })
  void cidr_addresses_inOrOut(String network, String address, boolean inside) {
    assertThat(Cidr.parse(network).contains(Address.parse(address).orElseThrow()))
        .isEqualTo(inside);
  }

  @ParameterizedTest
  @ValueSource(strings = {"10.0.0.0/33", "10.0.0/8", "x", "", "::/129", "host/8", "1.2.3.4/-1"})
  void cidr_malformed_refused(String text) {
    assertThatThrownBy(() -> Cidr.parse(text))
        .isInstanceOf(DataFormatException.class)
        .hasMessageContaining("(expected: a network");
  }

  @ParameterizedTest
  @ValueSource(strings = {"localhost", "256.1.1.1", "1.2.3", "fe80::1%eth0", "::g", "1:2", ":"})
  void address_names_notLookedUp(String text) {
    assertThat(Address.parse(text)).isEmpty();
  }
}
