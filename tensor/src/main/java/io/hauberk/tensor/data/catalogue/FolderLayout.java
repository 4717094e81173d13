package io.hauberk.tensor.data.catalogue;

import io.hauberk.tensor.data.DataSet;
import io.hauberk.tensor.data.Split;
import io.hauberk.tensor.data.format.Cifar10Files;
import io.hauberk.tensor.data.format.CsvTable;
import io.hauberk.tensor.data.format.IdxPair;
import io.hauberk.tensor.data.format.ReadSpec;
import io.hauberk.tensor.data.image.ImageFolder;
import io.hauberk.tensor.data.image.ImageZip;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;

/** How a folder may hold a data set; the first that a folder has counts. */
enum FolderLayout {

  /** train-images-idx3-ubyte, train-labels-idx1-ubyte, t10k-…, gzip or not. */
  IDX {
    @Override
    Optional<Reading> find(Path folder, Split split) {
      return IdxPair.in(folder, split).map(pair -> pair::read);
    }
  },

  /** data_batch_1.bin to data_batch_5.bin, test_batch.bin. */
  CIFAR10 {
    @Override
    Optional<Reading> find(Path folder, Split split) {
      return Cifar10Files.in(folder, split).map(files -> files::read);
    }
  },

  /** train.zip, test.zip. */
  ZIPS {
    @Override
    Optional<Reading> find(Path folder, Split split) {
      return existing(folder.resolve(split.label() + ".zip"))
          .map(zip -> spec -> ImageZip.read(zip, spec));
    }
  },

  /** train.csv, test.csv. */
  TABLES {
    @Override
    Optional<Reading> find(Path folder, Split split) {
      return existing(folder.resolve(split.label() + ".csv"))
          .map(csv -> spec -> CsvTable.read(csv, spec));
    }
  },

  /** train/CLASS/NAME.png, test/CLASS/NAME.png. */
  SPLIT_FOLDERS {
    @Override
    Optional<Reading> find(Path folder, Split split) {
      var part = folder.resolve(split.label());
      return Files.isDirectory(part)
          ? Optional.of(spec -> ImageFolder.read(part, spec))
          : Optional.empty();
    }
  },

  /** CLASS/NAME.png: a set without splits, read whole for either. */
  CLASS_FOLDERS {
    @Override
    Optional<Reading> find(Path folder, Split split) {
      boolean other = Stream.of(Split.values()).anyMatch(s -> hasPart(folder, s));
      return !other && ImageFolder.isOne(folder)
          ? Optional.of(spec -> ImageFolder.read(folder, spec))
          : Optional.empty();
    }
  };

  /** A data set that was found, to be read. */
  @FunctionalInterface
  interface Reading {
    DataSet read(ReadSpec spec);
  }

  /** The split's samples, if the folder holds them this way. */
  abstract Optional<Reading> find(Path folder, Split split);

  /** The split's samples in the first way that the folder holds them. */
  static Optional<Reading> in(Path folder, Split split) {
    return Arrays.stream(values())
        .flatMap(layout -> layout.find(folder, split).stream())
        .findFirst();
  }

  private static boolean hasPart(Path folder, Split split) {
    return Files.isDirectory(folder.resolve(split.label()));
  }

  private static Optional<Path> existing(Path file) {
    return Optional.of(file).filter(Files::isRegularFile);
  }
}
