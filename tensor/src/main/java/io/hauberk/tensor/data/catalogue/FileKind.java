package io.hauberk.tensor.data.catalogue;

import io.hauberk.core.DataFormatException;
import io.hauberk.tensor.data.DataSet;
import io.hauberk.tensor.data.format.CsvTable;
import io.hauberk.tensor.data.format.IdxPair;
import io.hauberk.tensor.data.format.ReadSpec;
import io.hauberk.tensor.data.image.ImageZip;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;

/** What a file's name says it holds. */
enum FileKind {
  ZIP {
    @Override
    boolean is(Path file) {
      return lower(file).endsWith(".zip");
    }

    @Override
    DataSet read(Path file, ReadSpec spec) {
      return ImageZip.read(file, spec);
    }
  },

  CSV {
    @Override
    boolean is(Path file) {
      return lower(file).endsWith(".csv") || lower(file).endsWith(".csv.gz");
    }

    @Override
    DataSet read(Path file, ReadSpec spec) {
      return CsvTable.read(file, spec);
    }
  },

  IDX {
    @Override
    boolean is(Path file) {
      return IdxPair.isImages(file);
    }

    @Override
    DataSet read(Path file, ReadSpec spec) {
      return IdxPair.of(file).read(spec);
    }
  };

  abstract boolean is(Path file);

  abstract DataSet read(Path file, ReadSpec spec);

  /**
   * @throws DataFormatException when the name ends like none
   */
  static FileKind of(Path file) {
    return Arrays.stream(values())
        .filter(kind -> kind.is(file))
        .findFirst()
        .orElseThrow(
            () ->
                new DataFormatException(
                    "data set", file, "a folder, .zip, .csv or …-images-idx3-ubyte"));
  }

  private static String lower(Path file) {
    return String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
  }
}
