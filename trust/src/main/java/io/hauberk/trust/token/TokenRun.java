package io.hauberk.trust.token;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.function.UnaryOperator;

/** One array of values on its way to tokens: values of as many blocks go through AES together. */
final class TokenRun {

  /** Tink's prefix: a byte 1 and the key's id. */
  private static final int PREFIX_BYTES = 5;

  private final SivBatch siv;
  private final byte[] prefix;
  private final Row[] rows = new Row[SivBatch.blocks(SivBatch.MOST_BYTES) + 1];
  private final Base64.Encoder base64 = Base64.getUrlEncoder().withoutPadding();

  TokenRun(SivBatch siv, int keyId) {
    this.siv = siv;
    this.prefix = ByteBuffer.allocate(PREFIX_BYTES).put((byte) 1).putInt(keyId).array();
    for (int i = 0; i < rows.length; i++) {
      rows[i] = new Row();
    }
  }

  /** Values that wait for others of their size. */
  private static final class Row {
    private final byte[][] values = new byte[SivBatch.BATCH][];
    private final byte[][] sealed = new byte[SivBatch.BATCH][];
    private final int[] places = new int[SivBatch.BATCH];
    private int count;
  }

  /** {@code one} makes the token of a value too long to gain anything here. */
  String[] tokenize(String[] values, UnaryOperator<String> one) {
    var tokens = new String[values.length];
    for (int i = 0; i < values.length; i++) {
      var bytes = values[i].getBytes(StandardCharsets.UTF_8);
      if (bytes.length > SivBatch.MOST_BYTES) {
        tokens[i] = one.apply(values[i]);
      } else {
        add(bytes, i, tokens);
      }
    }
    for (var row : rows) {
      flush(row, tokens);
    }
    return tokens;
  }

  private void add(byte[] value, int place, String[] tokens) {
    var row = rows[SivBatch.blocks(value.length)];
    row.values[row.count] = value;
    row.places[row.count] = place;
    row.count++;
    if (row.count == SivBatch.BATCH) {
      flush(row, tokens);
    }
  }

  private void flush(Row row, String[] tokens) {
    if (row.count == 0) {
      return;
    }
    for (int k = 0; k < row.count; k++) {
      var sealed = new byte[PREFIX_BYTES + AesBlocks.BLOCK + row.values[k].length];
      System.arraycopy(prefix, 0, sealed, 0, PREFIX_BYTES);
      row.sealed[k] = sealed;
    }
    siv.seal(row.values, row.count, row.sealed, PREFIX_BYTES);
    for (int k = 0; k < row.count; k++) {
      tokens[row.places[k]] = base64.encodeToString(row.sealed[k]);
    }
    row.count = 0;
  }
}
