package io.hauberk.tensor.data.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hauberk.core.DataFormatException;
import io.hauberk.core.RandomStream;
import io.hauberk.core.Randomness;
import io.hauberk.tensor.TensorScope;
import io.hauberk.tensor.Tensors;
import io.hauberk.tensor.data.Made;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files of random extents and content; the seed is in the test's name. */
class IdxPropertyTest {

  private static final int FILES = 40;

  @TempDir Path folder;

  private record Sample(int[] extents, byte[] images, byte[] labels) {

    static Sample draw(RandomStream random) {
      int axes = 2 + random.nextInt(3);
      var extents = IntStream.range(0, axes).map(i -> 1 + random.nextInt(5)).toArray();
      var images = bytes(Arrays.stream(extents).reduce(1, (a, b) -> a * b), random);
      return new Sample(extents, images, bytes(extents[0], random));
    }

    private static byte[] bytes(int length, RandomStream random) {
      var bytes = new byte[length];
      for (int i = 0; i < length; i++) {
        bytes[i] = (byte) random.nextInt();
      }
      return bytes;
    }

    byte[] imageFile() {
      return Made.idx(8, extents, images);
    }

    byte[] labelFile() {
      return Made.idx(8, Made.extents(extents[0]), labels);
    }
  }

  private IdxPair pair(byte[] images, byte[] labels) {
    return new IdxPair(Made.file(folder, "images", images), Made.file(folder, "labels", labels));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void read_randomFiles_everyByteComesBack(long seed) {
    for (int file = 0; file < FILES; file++) {
      var sample = Sample.draw(new Randomness(seed).stream(file, 0));
      var images = file % 2 == 0 ? sample.imageFile() : Made.gzip(sample.imageFile());
      try (var set = pair(images, sample.labelFile()).read(Made.SPEC);
          var scope = TensorScope.open()) {
        var pixels = Tensors.floats(set.all().inputs());
        assertThat(pixels).hasSize(sample.images().length);
        for (int i = 0; i < pixels.length; i++) {
          assertThat(pixels[i]).isEqualTo((sample.images()[i] & 0xFF) / 255f);
        }
        var labels = set.labels();
        for (int i = 0; i < labels.length; i++) {
          assertThat(labels[i]).isEqualTo(sample.labels()[i] & 0xFF);
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {4, 5})
  void read_everyPrefix_refused(long seed) {
    var sample = Sample.draw(new Randomness(seed).stream(0, 0));
    var images = sample.imageFile();
    var labels = sample.labelFile();
    for (int length = 0; length < images.length; length++) {
      var cut = pair(Arrays.copyOf(images, length), labels);
      assertThatThrownBy(() -> cut.read(Made.SPEC)).isInstanceOf(DataFormatException.class);
    }
    for (int length = 0; length < labels.length; length++) {
      var cut = pair(images, Arrays.copyOf(labels, length));
      assertThatThrownBy(() -> cut.read(Made.SPEC)).isInstanceOf(DataFormatException.class);
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {6, 7})
  void read_everyGzipPrefix_refused(long seed) {
    var sample = Sample.draw(new Randomness(seed).stream(0, 0));
    var packed = Made.gzip(sample.imageFile());
    for (int length = 0; length < packed.length; length++) {
      var cut = pair(Arrays.copyOf(packed, length), sample.labelFile());
      assertThatThrownBy(() -> cut.read(Made.SPEC)).isInstanceOf(DataFormatException.class);
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {8, 9})
  void read_headerBytesChanged_refusedOrSameNumberOfSamples(long seed) {
    var sample = Sample.draw(new Randomness(seed).stream(0, 0));
    var random = new Randomness(seed).stream(1, 0);
    int header = 4 + 4 * sample.extents().length;
    for (int round = 0; round < 200; round++) {
      var images = sample.imageFile();
      images[random.nextInt(header)] ^= (byte) (1 + random.nextInt(255));
      var pair = pair(images, sample.labelFile());
      try (var set = pair.read(Made.SPEC)) {
        assertThat(set.size()).isEqualTo(sample.extents()[0]);
      } catch (DataFormatException refused) {
        assertThat(refused.getMessage()).contains("(expected: ");
      }
    }
  }
}
