package io.hauberk.tensor.file;

import static org.assertj.core.api.Assertions.assertThat;

import io.hauberk.tensor.TensorScope;
import io.hauberk.tensor.Tensors;
import org.bytedeco.pytorch.Scalar;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files saved by PyTorch hold for us what they hold for PyTorch. */
class StateDictsVectorTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "types_zip.pth",
        "types_legacy.pth",
        "shared_zip.pth",
        "shared_legacy.pth",
        "network_zip.pth",
        "network_protocol4.pth",
        "network_wrapped.pth",
        "parameters.pth"
      })
  void read_savedByPyTorch_sameNamesTypesShapesAndValues(String name) {
    var expected = Vectors.json("pytorch/state_dicts.json").get("files").get(name);
    try (var weights = StateDicts.read(Vectors.file("pytorch/" + name))) {
      Vectors.assertHolds(weights, expected);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"shared_zip.pth", "shared_legacy.pth"})
  void read_sharedStorage_tensorsShareMemory(String name) {
    try (var scope = TensorScope.open();
        var weights = StateDicts.read(Vectors.file("pytorch/" + name))) {
      weights.get("whole").fill_(new Scalar(7.0));
      assertThat(Tensors.floats(weights.get("tail"))).containsOnly(7);
      assertThat(Tensors.floats(weights.get("every_other"))).containsOnly(7);
    }
  }

  @Test
  void read_closed_outlivesNoScope() {
    try (var outer = TensorScope.open()) {
      var weights = StateDicts.read(Vectors.file("pytorch/network_zip.pth"));
      try (var inner = TensorScope.open()) {
        assertThat(weights.count()).isEqualTo(4 * 3 + 4 + 4 * 4 + 1 + 2 * 4 + 2);
      }
      assertThat(Tensors.shape(weights.get("0.weight"))).containsExactly(4, 3);
      weights.close();
    }
  }
}
