package io.hauberk.tensor.data;

/** Which part of a published data set: what models learn from, or what they are measured on. */
public enum Split {
  TRAIN("train", "train"),
  TEST("test", "t10k");

  private final String label;
  private final String idxPrefix;

  Split(String label, String idxPrefix) {
    this.label = label;
    this.idxPrefix = idxPrefix;
  }

  /** As folders, archives and messages call it. */
  public String label() {
    return label;
  }

  /** What MNIST's and its successors' files start with. */
  public String idxPrefix() {
    return idxPrefix;
  }
}
