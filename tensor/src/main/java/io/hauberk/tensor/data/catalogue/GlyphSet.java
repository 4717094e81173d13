package io.hauberk.tensor.data.catalogue;

import io.hauberk.core.Digest;
import io.hauberk.core.Randomness;
import io.hauberk.tensor.TensorScope;
import io.hauberk.tensor.Tensors;
import io.hauberk.tensor.data.DataSet;
import io.hauberk.tensor.data.DataSource;
import io.hauberk.tensor.data.ReadOptions;
import io.hauberk.tensor.data.Split;
import io.hauberk.tensor.data.format.ByteBlock;
import io.hauberk.tensor.data.glyph.Glyphs;
import java.io.ByteArrayOutputStream;
import java.util.List;

/** The built-in data set: every sample depends on its split and place alone. */
record GlyphSet() implements NamedSet {

  private static final Randomness SEED = new Randomness(0x676C79706873L); // "glyphs"
  private static final int DIGITS = 10;
  private static final long ORDER = 0;
  private static final long IMAGE = 1;

  @Override
  public String label() {
    return "glyphs";
  }

  /** As many as the options' limit, at most 10,000 to train on and 2,000 to test on. */
  @Override
  public DataSet open(Split split, ReadOptions options, SearchPath path) {
    int count = Math.min(options.limit(), size(split));
    var randomness = SEED.derive(split.label());
    var images = new ByteArrayOutputStream(count * Glyphs.SIDE * Glyphs.SIDE);
    var labels = new long[count];
    for (int i = 0; i < count; i++) {
      labels[i] = digit(i, randomness);
      images.writeBytes(Glyphs.draw((int) labels[i], randomness.stream(i, IMAGE)));
    }
    return set(images.toByteArray(), labels, label(split));
  }

  private static int size(Split split) {
    return switch (split) {
      case TRAIN -> 10_000;
      case TEST -> 2_000;
    };
  }

  /** Every ten samples hold every digit, in an order of their own. */
  private static int digit(int sample, Randomness randomness) {
    return randomness.stream(sample / DIGITS, ORDER).permutation(DIGITS)[sample % DIGITS];
  }

  private static DataSet set(byte[] images, long[] labels, String name) {
    try (var scope = TensorScope.open()) {
      var block = new ByteBlock(labels.length, 1, Glyphs.SIDE, Glyphs.SIDE);
      block.append(images, 0, images.length);
      var source = new DataSource(name + " as drawn", Digest.sha256(images));
      return DataSet.of(
          new DataSet.About(name, Catalogue.digits(), List.of(source)),
          block.whole(),
          Tensors.of(labels, labels.length));
    }
  }
}
