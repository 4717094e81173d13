package io.hauberk.tensor.data.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hauberk.core.Randomness;
import io.hauberk.tensor.TensorScope;
import io.hauberk.tensor.Tensors;
import java.util.Arrays;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.junit.jupiter.api.Test;

/** What readers gather samples in. */
class BlocksTest {

  @Test
  void byteBlock_filledInPieces_tensorOfTheBytes() {
    try (var scope = TensorScope.open()) {
      var block = new ByteBlock(2, 3);
      block.append(new byte[] {9, 1, 2, 9}, 1, 2);
      block.append(new byte[] {3, 4, (byte) 200, (byte) 255}, 0, 4);
      var whole = block.whole();
      assertThat(whole.scalar_type().intern()).isEqualTo(ScalarType.Byte);
      assertThat(Tensors.shape(whole)).containsExactly(2, 3);
      assertThat(Tensors.longs(whole)).containsExactly(1, 2, 3, 4, 200, 255);
    }
  }

  @Test
  void byteBlock_tooManyOrTooFew_refused() {
    try (var scope = TensorScope.open()) {
      var block = new ByteBlock(2);
      assertThatThrownBy(block::whole).isInstanceOf(IllegalStateException.class);
      assertThatThrownBy(() -> block.append(new byte[3], 0, 3))
          .isInstanceOf(IllegalStateException.class);
      block.append(new byte[2], 0, 2);
      assertThatThrownBy(() -> block.append(new byte[1], 0, 1))
          .isInstanceOf(IllegalStateException.class);
    }
  }

  @Test
  void floatRows_aroundTheChunk_rowsInOrder() {
    int columns = 1 << 18; // four rows a chunk
    for (int rows : new int[] {1, 3, 4, 5, 8, 9}) {
      try (var scope = TensorScope.open()) {
        var gathered = new FloatRows(columns);
        for (int row = 0; row < rows; row++) {
          var values = new float[columns];
          Arrays.fill(values, row);
          gathered.add(values);
        }
        var whole = gathered.whole();
        assertThat(Tensors.shape(whole)).containsExactly(rows, columns);
        for (int row = 0; row < rows; row++) {
          assertThat(whole.select(0, row).mean().item_float()).isEqualTo(row);
        }
      }
    }
  }

  @Test
  void classNames_words_sortedAsText() {
    var names = new ClassNames();
    for (var label : new String[] {"b", "a", "10", "b", "9"}) {
      names.add(label);
    }
    assertThat(names.sorted()).containsExactly("10", "9", "a", "b");
    assertThat(names.labels()).containsExactly(3, 2, 0, 3, 1);
    assertThat(names.size()).isEqualTo(4);
  }

  @Test
  void classNames_sameNumberTwoWays_twoClasses() {
    var names = new ClassNames();
    for (var label : new String[] {"07", "7", "-3"}) {
      names.add(label);
    }
    assertThat(names.sorted()).containsExactly("-3", "07", "7");
  }

  @Test
  void classNames_manyDraws_labelsPointAtTheirNames() {
    var random = new Randomness(3).stream(0, 0);
    var names = new ClassNames();
    var met = new String[5000];
    for (int i = 0; i < met.length; i++) {
      met[i] = Integer.toString(random.nextInt(700) - 350);
      names.add(met[i]);
    }
    var sorted = names.sorted();
    var labels = names.labels();
    assertThat(sorted.stream().map(Integer::valueOf)).isSorted();
    for (int i = 0; i < met.length; i++) {
      assertThat(sorted.get((int) labels[i])).isEqualTo(met[i]);
    }
  }
}
