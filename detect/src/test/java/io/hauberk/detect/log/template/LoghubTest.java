package io.hauberk.detect.log.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Published figures reproduced, and what one configuration reaches. */
class LoghubTest {

  @ParameterizedTest
  @EnumSource
  void drain_withThePapersSettings_hasThePublishedAccuracy(LoghubSet set) throws IOException {
    var lines = set.lines();
    var drain = set.drain();

    var groups = lines.contents().stream().map(drain::observe).toList();

    var score = ParsingScore.of(lines.events(), groups, lines.templates());
    assertThat(score.ga()).isCloseTo(set.published, within(0.001));
  }

  @Test
  void miner_withOneConfiguration_groupsAllSets() throws IOException {
    double sum = 0;
    for (var set : LoghubSet.values()) {
      var score = score(set);
      System.out.printf(
          Locale.ROOT,
          "%-10s GA %.4f FGA %.4f PA %.4f FTA %.4f%n",
          set.label,
          score.ga(),
          score.fga(),
          score.pa(),
          score.fta());
      assertThat(score.ga()).as(set.label).isGreaterThanOrEqualTo(0.94);
      sum += score.ga();
    }
    assertThat(sum / LoghubSet.values().length).isGreaterThanOrEqualTo(0.98);
  }

  private static ParsingScore score(LoghubSet set) throws IOException {
    var lines = set.lines();
    var miner = new TemplateMiner();
    lines.contents().forEach(line -> miner.observe(line.getBytes(StandardCharsets.UTF_8)));
    var templates = miner.templates();
    var texts = new ArrayList<String>();
    for (var line : lines.contents()) {
      texts.add(templates.of(line.getBytes(StandardCharsets.UTF_8)).orElseThrow().text());
    }
    var groups = texts;
    return ParsingScore.of(lines.templates(), groups, texts);
  }
}
