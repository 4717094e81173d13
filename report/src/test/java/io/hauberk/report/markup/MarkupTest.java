package io.hauberk.report.markup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hauberk.core.Randomness;
import io.hauberk.report.Samples;
import io.hauberk.report.Xml;
import org.junit.jupiter.api.Test;

class MarkupTest {

  @Test
  void elements_nested_balanced() {
    var text =
        new Markup()
            .prolog("<!DOCTYPE html>")
            .open("p", "class", "a")
            .text("x")
            .empty("br")
            .leaf("b", "y")
            .close()
            .line()
            .finish();
    assertThat(text).isEqualTo("<!DOCTYPE html>\n<p class=\"a\">x<br/><b>y</b></p>\n");
  }

  @Test
  void text_activeCharacters_escaped() {
    assertThat(new Markup().leaf("p", "<&>\"'\nb").finish())
        .isEqualTo("<p>&lt;&amp;&gt;&quot;&#39;\nb</p>");
    assertThat(new Markup().empty("p", "a", "<&>\"'\nb").finish())
        .isEqualTo("<p a=\"&lt;&amp;&gt;&quot;&#39;&#10;b\"/>");
  }

  @Test
  void text_hostile_comesBackCleanFromAParser() {
    var document =
        Xml.parse(new Markup().leaf("p", Samples.HOSTILE, "a", Samples.HOSTILE).finish());
    var root = document.getDocumentElement();
    assertThat(root.getTextContent()).isEqualTo(Clean.block(Samples.HOSTILE));
    assertThat(root.getAttribute("a")).isEqualTo(Clean.block(Samples.HOSTILE));
    assertThat(Xml.all(document, "*")).hasSize(1);
  }

  /** Ten thousand random strings over all of UTF-16, seed 5. */
  @Test
  void text_anything_wellFormed() {
    var out = new Markup().open("all");
    for (int i = 0; i < 10_000; i++) {
      var text = randomText(i);
      out.leaf("p", text, "a", text);
    }
    var document = Xml.parse(out.close().finish());
    var leaves = Xml.all(document, "p");
    for (int i = 0; i < 10_000; i++) {
      assertThat(leaves.get(i).getTextContent()).isEqualTo(Clean.block(randomText(i)));
      assertThat(leaves.get(i).getAttribute("a")).isEqualTo(Clean.block(randomText(i)));
    }
  }

  @Test
  void finish_openElement_refused() {
    assertThatThrownBy(() -> new Markup().open("p").finish())
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("markup: [p] (expected: every element closed)");
  }

  @Test
  void close_nothingOpen_refused() {
    assertThatThrownBy(() -> new Markup().close())
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("close: no element (expected: an open element)");
  }

  @Test
  void prolog_late_refused() {
    assertThatThrownBy(() -> new Markup().empty("br").prolog("<!DOCTYPE html>"))
        .isInstanceOf(IllegalStateException.class);
  }

  private static String randomText(int index) {
    var stream = new Randomness(5).stream(index, 0);
    var text = new StringBuilder();
    int length = stream.nextInt(12);
    for (int i = 0; i < length; i++) {
      text.append((char) stream.nextInt(i % 2 == 0 ? 0x80 : 0x10000));
    }
    return text.toString();
  }
}
