package io.hauberk.tensor.data.image;

import static org.assertj.core.api.Assertions.assertThat;

import io.hauberk.core.RandomStream;
import io.hauberk.core.Randomness;
import io.hauberk.tensor.TensorScope;
import io.hauberk.tensor.Tensors;
import io.hauberk.tensor.data.Made;
import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Random pictures; the seed is in the test's name. */
class ImagePropertyTest {

  private static final int[] COLOUR_TYPES = {
    BufferedImage.TYPE_INT_RGB,
    BufferedImage.TYPE_INT_ARGB,
    BufferedImage.TYPE_3BYTE_BGR,
    BufferedImage.TYPE_4BYTE_ABGR
  };

  @TempDir Path folder;

  private static BufferedImage random(int type, int width, int height, RandomStream random) {
    var image = new BufferedImage(width, height, type);
    for (int i = 0; i < width * height; i++) {
      image.setRGB(i % width, i / width, 0xFF000000 | random.nextInt(1 << 24));
    }
    return image;
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void decode_randomPng_everyPixelComesBack(long seed) {
    var random = new Randomness(seed).stream(0, 0);
    try (var decoder = new ImageDecoder()) {
      for (int round = 0; round < 40; round++) {
        int width = 1 + random.nextInt(20);
        int height = 1 + random.nextInt(20);
        var image = random(COLOUR_TYPES[round % COLOUR_TYPES.length], width, height, random);
        var picture = decoder.decode(Made.encoded(image, "png"), ImageFormat.PNG, "r.png");
        assertThat(picture.size()).isEqualTo(width + " x " + height);
        for (int i = 0; i < width * height; i++) {
          assertThat(colour(picture, i)).isEqualTo(image.getRGB(i % width, i / width) & 0xFFFFFF);
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {4, 5})
  void read_folderAndZipOfTheSame_sameSamples(long seed) {
    var random = new Randomness(seed).stream(0, 0);
    Map<String, byte[]> files = new TreeMap<>();
    for (int i = 0; i < 30; i++) {
      var name = "class" + random.nextInt(4) + "/" + random.nextInt(1 << 30) + ".png";
      files.put(name, Made.encoded(random(COLOUR_TYPES[i % 4], 3, 4, random), "png"));
    }
    files.forEach((name, content) -> Made.file(folder.resolve("set"), name, content));
    var zip = Made.file(folder, "set.zip", Made.zip(files));
    try (var fromFolder = ImageFolder.read(folder.resolve("set"), Made.SPEC);
        var fromZip = ImageZip.read(zip, Made.SPEC);
        var scope = TensorScope.open()) {
      assertThat(fromFolder.size()).isEqualTo(files.size());
      assertThat(fromFolder.classes()).isEqualTo(fromZip.classes());
      assertThat(fromFolder.labels()).isEqualTo(fromZip.labels());
      assertThat(Tensors.floats(fromFolder.all().inputs()))
          .isEqualTo(Tensors.floats(fromZip.all().inputs()));
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {6, 7})
  void read_anyLimit_prefixOfTheWhole(long seed) {
    var random = new Randomness(seed).stream(0, 0);
    for (int i = 0; i < 12; i++) {
      var name = "class" + i % 5 + "/" + i + ".png";
      Made.file(folder, name, Made.encoded(random(COLOUR_TYPES[0], 2, 2, random), "png"));
    }
    try (var whole = ImageFolder.read(folder, Made.SPEC);
        var scope = TensorScope.open()) {
      for (int limit = 1; limit <= 12; limit++) {
        try (var part = ImageFolder.read(folder, Made.limited(limit))) {
          assertThat(Tensors.floats(part.all().inputs()))
              .isEqualTo(Tensors.floats(whole.batch(0, limit).inputs()));
        }
      }
      assertThat(whole.labels()).startsWith(0, 1, 2, 3, 4, 0, 1, 2, 3, 4);
    }
  }

  private static int colour(Picture picture, int pixel) {
    int area = picture.width() * picture.height();
    return (picture.planes()[pixel] & 0xFF) << 16
        | (picture.planes()[area + pixel] & 0xFF) << 8
        | (picture.planes()[2 * area + pixel] & 0xFF);
  }
}
