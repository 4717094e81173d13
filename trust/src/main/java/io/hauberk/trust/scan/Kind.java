package io.hauberk.trust.scan;

/** What a content is, by its first bytes, never by its name alone. */
enum Kind {
  ZIP {
    @Override
    void scan(Part part) {
      new ZipScan(part).scan();
    }
  },
  PICKLE {
    @Override
    void scan(Part part) {
      if (part.named(".safetensors", ".onnx", ".gguf", ".h5", ".hdf5", ".keras", ".npy")) {
        part.tell(Weakness.WRONG_EXTENSION, "the bytes are a pickle");
      }
      if (part.depth() == 0 || part.named(".pkl", ".pickle", "inflated")) {
        PickleScan.certain(part, 0);
      } else {
        PickleScan.likely(part);
      }
    }
  },
  COMPRESSED {
    @Override
    void scan(Part part) {
      Inflation.scan(part);
    }
  },
  SEALED {
    @Override
    void scan(Part part) {
      part.tell(Weakness.OPAQUE, "an archive or compression that this scanner does not open");
    }
  },
  TAR {
    @Override
    void scan(Part part) {
      TarScan.scan(part);
    }
  },
  NUMPY {
    @Override
    void scan(Part part) {
      Numpy.scan(part);
    }
  },
  JAVA {
    @Override
    void scan(Part part) {
      JavaObjects.scan(part);
    }
  },
  HDF5 {
    @Override
    void scan(Part part) {
      Keras.scan(part);
    }
  },
  GGUF {
    @Override
    void scan(Part part) {
      new Gguf(part).scan();
    }
  },
  SAFETENSORS {
    @Override
    void scan(Part part) {
      SafeTensorsCheck.scan(part);
    }
  },
  ONNX {
    @Override
    void scan(Part part) {
      new OnnxScan(part).scan();
    }
  },
  OTHER {
    @Override
    void scan(Part part) {
      if (part.named(".json")) {
        Keras.scan(part);
      }
      if (part.named(".pb", ".pbtxt")) {
        SavedModel.scan(part);
      }
      if (part.named(".onnx") && part.content().size() > 0) {
        part.tell(Weakness.MALFORMED, "no ONNX model by its bytes");
      }
      if (part.named(".pkl", ".pickle", ".joblib") && part.content().size() > 0) {
        PickleScan.certain(part, 0);
      } else {
        PickleScan.perhaps(part);
      }
    }
  };

  private static final int TAR_MAGIC = 257;

  abstract void scan(Part part);

  static Kind of(Part part) {
    var content = part.content();
    if (content.startsWith(0, 'P', 'K', 3, 4) || content.startsWith(0, 'P', 'K', 5, 6)) {
      return ZIP;
    }
    if (PickleScan.marked(content, 0)) {
      return PICKLE;
    }
    if (Inflation.known(content)) {
      return COMPRESSED;
    }
    return sealed(content) ? SEALED : format(part, content);
  }

  private static Kind format(Part part, Content content) {
    if (content.startsWith(TAR_MAGIC, 'u', 's', 't', 'a', 'r')) {
      return TAR;
    }
    if (content.startsWith(0, 0x93, 'N', 'U', 'M', 'P', 'Y')) {
      return NUMPY;
    }
    if (content.startsWith(0, 0xAC, 0xED, 0, 5)) {
      return JAVA;
    }
    if (content.startsWith(0, 0x89, 'H', 'D', 'F', '\r', '\n')) {
      return HDF5;
    }
    return byHeader(part, content);
  }

  private static Kind byHeader(Part part, Content content) {
    if (content.startsWith(0, 'G', 'G', 'U', 'F') || part.named(".gguf")) {
      return GGUF;
    }
    if (SafeTensorsCheck.known(content) || part.named(".safetensors")) {
      return SAFETENSORS;
    }
    return OnnxScan.known(content) ? ONNX : OTHER;
  }

  /** 7z, rar, xz, bzip2, Zstandard, LZ4, lzma alone. */
  private static boolean sealed(Content content) {
    return content.startsWith(0, '7', 'z', 0xBC, 0xAF, 0x27, 0x1C)
        || content.startsWith(0, 'R', 'a', 'r', '!', 0x1A, 7)
        || content.startsWith(0, 0xFD, '7', 'z', 'X', 'Z', 0)
        || content.startsWith(0, 0x28, 0xB5, 0x2F, 0xFD)
        || content.startsWith(0, 0x04, 0x22, 0x4D, 0x18)
        || content.startsWith(0, 0x5D, 0, 0, 0x80, 0)
        || (content.startsWith(0, 'B', 'Z', 'h') && content.startsWith(4, '1', 'A', 'Y', '&', 'S'));
  }

  /** A zip is read from its end: other bytes may stand before it. */
  static void polyglot(Part part) {
    if (of(part) != ZIP && ZipDirectory.endRecord(part.content()) >= 0) {
      part.tell(Weakness.ZIP_TRICK, "another format in front of a zip");
      new ZipScan(part).scan();
    }
  }
}
