package io.hauberk.report.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonPartTest {

  @Test
  void document_object_fieldsInTheirOrder() {
    var object =
        new JsonObject()
            .put("z", "text")
            .put("a", 0.5)
            .put("whole", JsonPart.whole(Long.MAX_VALUE))
            .put("truth", JsonPart.truth(true))
            .put("nothing", JsonPart.nothing())
            .put("list", JsonPart.texts(List.of("x", "y")))
            .put("map", JsonPart.texts(Map.of("k", "v")))
            .putUnlessBlank("blank", " ")
            .putUnlessBlank("said", "word");
    assertThat(JsonPart.document(object))
        .isEqualTo(
            """
            {
              "z" : "text",
              "a" : 0.5,
              "whole" : 9223372036854775807,
              "truth" : true,
              "nothing" : null,
              "list" : [
                "x",
                "y"
              ],
              "map" : {
                "k" : "v"
              },
              "said" : "word"
            }
            """);
  }

  @ParameterizedTest
  @CsvSource({
    "1, 1.0",
    "0.1, 0.1",
    "1e300, 1.0E300",
    "NaN, \"NaN\"",
    "Infinity, \"Infinity\"",
    "-Infinity, \"-Infinity\"",
  })
  void number_value_numberOrWord(double value, String expected) {
    assertThat(JsonPart.document(JsonPart.number(value))).isEqualTo(expected + "\n");
  }

  @Test
  void text_characters_readableOrSpelledOut() {
    var written =
        JsonPart.document(JsonPart.text("中 é \" \\ / \n \u007F \u009B \u202E \uD83D\uDE00"));
    assertThat(written)
        .isEqualTo("\"中 é \\\" \\\\ / \\n \\u007F \\u009B \\u202E \\uD83D\\uDE00\"\n");
    assertThat(Schemas.tree(written).asText())
        .isEqualTo("中 é \" \\ / \n \u007F \u009B \u202E \uD83D\uDE00");
  }

  @Test
  void text_loneHalf_replacedInValuesAndNames() {
    var object = new JsonObject().put("\uD800", "\uDC00");
    assertThat(Schemas.tree(JsonPart.document(object)).get("\uFFFD").asText()).isEqualTo("\uFFFD");
  }

  @Test
  void put_sameNameTwice_lastOneStays() {
    var object = new JsonObject().put("a", "1").put("a", "2");
    assertThat(Schemas.tree(JsonPart.document(object)).get("a").asText()).isEqualTo("2");
  }
}
