package io.hauberk.tensor.file;

import static org.assertj.core.api.Assertions.assertThat;

import io.hauberk.core.Randomness;
import io.hauberk.tensor.network.Model;
import io.hauberk.tensor.network.Shapes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What docs/model-files.md shows is what the program does. */
class ModelFilesPageTest {

  private static final Path PAGE = Path.of("..", "docs", "model-files.md");

  private static List<String> jsonBlocks() throws IOException {
    return Pattern.compile("```json\n(.*?)```", Pattern.DOTALL)
        .matcher(Files.readString(PAGE))
        .results()
        .map(block -> block.group(1))
        .toList();
  }

  @Test
  void firstExample_isTheTestResource() throws IOException {
    assertThat(jsonBlocks().get(0))
        .isEqualTo(Files.readString(Vectors.file("architectures/pgd_madry.json")));
  }

  @Test
  void everyExample_isANetworkThatRuns() throws IOException {
    for (var block : jsonBlocks()) {
      var network = ArchitectureJson.parse(block);
      try (var model = Model.initial(network, new Randomness(1))) {
        assertThat(Shapes.classes(model.network())).isPositive();
      }
    }
  }

  @Test
  void tableOfTypes_hasEveryTypeAndField() throws IOException {
    var page = Files.readString(PAGE);
    for (var type : LayerFields.typeNames()) {
      var row =
          page.lines()
              .filter(
                  line -> line.startsWith("| `") && line.split("\\|")[1].contains("`" + type + "`"))
              .toList();
      assertThat(row).as(type).hasSize(1);
      var named = row.get(0).replace("window", "`kernel` `stride` `padding` `dilation`");
      for (var field : LayerFields.of(type).orElseThrow().names()) {
        assertThat(named).as(type).contains("`" + field + "`");
      }
    }
  }

  @Test
  void limits_areTheProgramsOwn() throws IOException {
    assertThat(Files.readString(PAGE))
        .contains("at most 100,000,000 bytes")
        .contains("`hauberk.version` | of this form: `" + NativeForm.CURRENT_VERSION + "`");
    assertThat(SafeTensorsHeader.MAX_BYTES).isEqualTo(100_000_000);
  }
}
