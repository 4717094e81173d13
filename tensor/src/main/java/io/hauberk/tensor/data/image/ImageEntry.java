package io.hauberk.tensor.data.image;

import java.io.IOException;
import java.io.InputStream;

/**
 * One image of a folder or archive, not yet read.
 *
 * @param className the folder it lies in
 * @param fileName its last name
 */
record ImageEntry(String className, String fileName, ImageFormat format, Content content) {

  /** The bytes of the file. */
  @FunctionalInterface
  interface Content {
    InputStream open() throws IOException;
  }

  /** For messages and digests. */
  String name() {
    return className + "/" + fileName;
  }
}
