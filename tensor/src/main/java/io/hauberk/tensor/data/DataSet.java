package io.hauberk.tensor.data;

import static org.bytedeco.pytorch.global.torch.isfinite;

import io.hauberk.core.Checks;
import io.hauberk.core.DataFormatException;
import io.hauberk.core.Randomness;
import io.hauberk.tensor.Batch;
import io.hauberk.tensor.TensorScope;
import io.hauberk.tensor.Tensors;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch.ScalarType;

/**
 * Labelled samples. It owns its tensors until {@link #close}; batches are copies in the caller's
 * scope, float32, images in [0, 1]. Images read as bytes are kept as bytes, a quarter of the
 * memory. Safe for readers on several threads.
 */
public final class DataSet implements AutoCloseable {

  private static final double BYTE_SCALE = 255;

  private final About about;
  private final Tensor inputs;
  private final Tensor labels;

  /**
   * What a set is.
   *
   * @param name for people and evidence
   * @param classes their names, in label order
   * @param sources the files it was read from
   */
  public record About(String name, List<String> classes, List<DataSource> sources) {

    public About {
      classes = List.copyOf(classes);
      sources = List.copyOf(sources);
    }

    /** The same under another name. */
    public About withName(String newName) {
      return new About(newName, classes, sources);
    }
  }

  /** A set in two; each part owns its tensors. */
  public record Parts(DataSet training, DataSet validation) implements AutoCloseable {
    @Override
    public void close() {
      training.close();
      validation.close();
    }
  }

  private DataSet(About about, Tensor inputs, Tensor labels) {
    this.about = about;
    this.inputs = inputs;
    this.labels = labels;
  }

  /**
   * Takes ownership of the tensors, whatever scope they were made in, unless it throws.
   *
   * @param inputs [n, ...] float32, finite; or uint8, which stands for value / 255
   * @param labels [n] int64, places in the list of classes
   * @throws DataFormatException for a label without a class, or a number that is not finite
   */
  public static DataSet of(About about, Tensor inputs, Tensor labels) {
    checkShapes(inputs, labels);
    checkLabels(Tensors.longs(labels), about.classes().size());
    if (inputs.scalar_type().intern() != ScalarType.Byte) {
      checkFinite(inputs);
    }
    return new DataSet(about, TensorScope.release(inputs), TensorScope.release(labels));
  }

  public String name() {
    return about.name();
  }

  /** Class names, in label order. */
  public List<String> classes() {
    return about.classes();
  }

  /** The files the samples were read from. */
  public List<DataSource> sources() {
    return about.sources();
  }

  public About about() {
    return about;
  }

  /** How many samples. */
  public int size() {
    return Math.toIntExact(inputs.size(0));
  }

  /** The extents of one sample, such as [1, 28, 28]. */
  public List<Long> sampleShape() {
    return Arrays.stream(Tensors.shape(inputs)).skip(1).boxed().toList();
  }

  /** Every sample's label, in order. */
  public long[] labels() {
    return Tensors.longs(labels);
  }

  /** All samples; as float32, an image set takes four times its stored size. */
  public Batch all() {
    return batch(0, size());
  }

  /** The samples from {@code from} to before {@code to}. */
  public Batch batch(int from, int to) {
    Checks.argument(
        0 <= from && from < to && to <= size(),
        "batch",
        from + " to " + to,
        "a range within 0 to " + size());
    return select(IntStream.range(from, to).toArray());
  }

  /** The samples at these places, in this order; places are the batch's ids. */
  public Batch select(int[] indices) {
    var places = checkedPlaces(indices);
    try (var scope = TensorScope.open()) {
      var index = Tensors.of(places, places.length);
      var chosen = inputs.index_select(0, index);
      return new Batch(
          scope.keep(decoded(chosen)), scope.keep(labels.index_select(0, index)), places);
    }
  }

  /** A set of its own of the first {@code n} samples, or of all where there are fewer. */
  public DataSet first(int n) {
    Checks.positive("n", n);
    return subset(IntStream.range(0, Math.min(n, size())).toArray());
  }

  /** A set of its own of the samples at these places, in this order. */
  public DataSet subset(int[] indices) {
    var places = checkedPlaces(indices);
    try (var scope = TensorScope.open()) {
      var index = Tensors.of(places, places.length);
      return new DataSet(
          about,
          TensorScope.release(inputs.index_select(0, index)),
          TensorScope.release(labels.index_select(0, index)));
    }
  }

  /**
   * A random share of the samples set aside.
   *
   * @param fraction of the samples for validation, between 0 and 1; both parts get at least one
   */
  public Parts split(double fraction, Randomness randomness) {
    Checks.argument(fraction > 0 && fraction < 1, "fraction", fraction, "between 0 and 1");
    Checks.argument(size() > 1, "samples", size(), "2 or more to split");
    var order = randomness.derive("data set split").stream(0, 0).permutation(size());
    int held = Math.max(1, Math.min(size() - 1, (int) Math.round(fraction * size())));
    var validation = Arrays.copyOfRange(order, 0, held);
    var training = Arrays.copyOfRange(order, held, order.length);
    return new Parts(subset(training), subset(validation));
  }

  private static Tensor decoded(Tensor stored) {
    return stored.scalar_type().intern() == ScalarType.Byte
        ? stored.to(ScalarType.Float).div_(new Scalar(BYTE_SCALE))
        : stored;
  }

  private long[] checkedPlaces(int[] indices) {
    Checks.positive("samples chosen", indices.length);
    int size = size();
    for (int index : indices) {
      Checks.argument(index >= 0 && index < size, "sample", index, "0 to " + (size - 1));
    }
    return Arrays.stream(indices).asLongStream().toArray();
  }

  private static void checkShapes(Tensor inputs, Tensor labels) {
    Checks.argument(inputs.dim() >= 2, "inputs' axes", inputs.dim(), "[n, ...]");
    Checks.positive("samples", inputs.size(0));
    var type = inputs.scalar_type().intern();
    Checks.argument(
        type == ScalarType.Byte || type == ScalarType.Float, "inputs", type, "float32 or uint8");
    Checks.argument(
        labels.dim() == 1 && labels.size(0) == inputs.size(0),
        "labels",
        Arrays.toString(Tensors.shape(labels)),
        "[" + inputs.size(0) + "], one a sample");
  }

  private static void checkLabels(long[] labels, int classes) {
    for (int i = 0; i < labels.length; i++) {
      if (labels[i] < 0 || labels[i] >= classes) {
        throw new DataFormatException(
            "label of sample " + i, labels[i], "0 to " + (classes - 1) + ", one of the classes");
      }
    }
  }

  private static void checkFinite(Tensor inputs) {
    try (var scope = TensorScope.open()) {
      if (!isfinite(inputs).all().item_bool()) {
        throw new DataFormatException("inputs", "NaN or infinite", "finite numbers");
      }
    }
  }

  @Override
  public void close() {
    inputs.close();
    labels.close();
  }
}
