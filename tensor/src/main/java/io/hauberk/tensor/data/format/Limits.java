package io.hauberk.tensor.data.format;

/** What a file may ask of this machine; beyond it the file is refused before memory is taken. */
public final class Limits {

  /** ImageNet has 1.3 million. */
  public static final int SAMPLES = 10_000_000;

  /** Of all samples of a set as stored: ten times CIFAR-10 as float32. */
  public static final long BYTES = 6L << 30;

  /** Of one sample as stored. */
  public static final int SAMPLE_BYTES = 1 << 26;

  public static final int CLASSES = 10_000;

  /** Pixels of an edge. */
  public static final int IMAGE_SIDE = 2048;

  /** One compressed image. */
  public static final int IMAGE_FILE_BYTES = 16 << 20;

  /** Entries of an archive or files of a folder, images or not. */
  public static final int ENTRIES = 2_000_000;

  /** Columns of a table. */
  public static final int COLUMNS = 65_536;

  /** Deflate cannot do better (zlib technical details: 1032 to 1). */
  public static final int DEFLATE_RATIO = 1032;

  private Limits() {}
}
