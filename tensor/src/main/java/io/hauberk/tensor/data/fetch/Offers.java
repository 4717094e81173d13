package io.hauberk.tensor.data.fetch;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What is known to be published, and its SHA-256. */
final class Offers {

  private static final long GZIP_LIMIT = 32 << 20;

  /** The published archive has 170,052,171 bytes. */
  private static final long CIFAR_LIMIT = 180_000_000;

  private static final URI MNIST = URI.create("https://ossci-datasets.s3.amazonaws.com/mnist/");

  private static final URI FASHION_MNIST =
      URI.create(
          "https://raw.githubusercontent.com/zalandoresearch/fashion-mnist/master/data/fashion/");

  private static final URI CIFAR10 =
      URI.create("https://www.cs.toronto.edu/~kriz/cifar-10-binary.tar.gz");

  /** Of the files after unpacking, so that a mirror may compress them in its own way. */
  private static final Map<String, String> MNIST_CONTENT =
      Map.of(
          "train-images-idx3-ubyte.gz",
          "ba891046e6505d7aadcbbe25680a0738ad16aec93bde7f9b65e87a2fc25776db",
          "train-labels-idx1-ubyte.gz",
          "65a50cbbf4e906d70832878ad85ccda5333a97f0f4c3dd2ef09a8a9eef7101c5",
          "t10k-images-idx3-ubyte.gz",
          "0fa7898d509279e482958e8ce81c8e77db3f2f8254e26661ceb7762c4d494ce7",
          "t10k-labels-idx1-ubyte.gz",
          "ff7bcfd416de33731a308c3f266cc351222c34898ecbeaf847f06e48f7ec33f2");

  private static final Map<String, String> FASHION_MNIST_CONTENT =
      Map.of(
          "train-images-idx3-ubyte.gz",
          "c59f468a2f672dc815687fe0f83887768d799fd8a3f3276145d20f83aa44d888",
          "train-labels-idx1-ubyte.gz",
          "bad3541b69d912435c50bb6ba87bec294ff4f6a2e1246121d8633921760443d9",
          "t10k-images-idx3-ubyte.gz",
          "5b4141f0afbad91edebe8549f8fcffe087ea10ca49f1dbef5c9a5cd8815ce37b",
          "t10k-labels-idx1-ubyte.gz",
          "0402a96d92fd2663957122ceb108a494c5af83dab82d92729df917d7dec38c34");

  /** Of the archive itself; TensorFlow Datasets and others publish the same. */
  private static final String CIFAR10_ARCHIVE =
      "c4a38c50a1bc5f3a1c5537f2155ab9d68f9f25eb1ed8d9ddda3db29a59bca1dd";

  static final List<Offer> PUBLISHED =
      Stream.of(
              gzips("mnist", MNIST, MNIST_CONTENT),
              gzips("fashion-mnist", FASHION_MNIST, FASHION_MNIST_CONTENT),
              List.of(
                  new Offer("cifar10", CIFAR10, CIFAR_LIMIT, new Cifar10Archive(CIFAR10_ARCHIVE))))
          .flatMap(List::stream)
          .toList();

  private Offers() {}

  private static List<Offer> gzips(String dataSet, URI site, Map<String, String> contents) {
    return new TreeMap<>(contents)
        .entrySet().stream()
            .map(
                file ->
                    new Offer(
                        dataSet,
                        site.resolve(file.getKey()),
                        GZIP_LIMIT,
                        new GzipContent(file.getValue())))
            .toList();
  }
}
