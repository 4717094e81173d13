package io.hauberk.tensor.data;

/**
 * Where samples came from, for evidence.
 *
 * @param name of the file or folder, or of what drew them
 * @param sha256 of the file's bytes, lower-case hexadecimal; of a folder, of the lines {@code
 *     sha256 CLASS/NAME} of the images read, in their order
 */
public record DataSource(String name, String sha256) {}
