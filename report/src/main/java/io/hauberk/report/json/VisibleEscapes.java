package io.hauberk.report.json;

import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.CharacterEscapes;
import com.fasterxml.jackson.core.io.SerializedString;
import io.hauberk.report.markup.Clean;
import org.jspecify.annotations.Nullable;

/**
 * JSON keeps every character, but those that could deceive a terminal or a reader are spelled out
 * as {@code \}{@code uXXXX}; so are surrogate pairs, among which are the invisible tags.
 */
final class VisibleEscapes extends CharacterEscapes {

  private static final long serialVersionUID = 1L;
  private static final int DELETE = 0x7F;

  @Override
  public int[] getEscapeCodesForAscii() {
    var codes = standardAsciiEscapesForJSON();
    codes[DELETE] = ESCAPE_STANDARD;
    return codes;
  }

  /** Null, by Jackson's contract, lets the character stand. */
  @Override
  public @Nullable SerializableString getEscapeSequence(int character) {
    return Clean.isUnsafe(character) ? new SerializedString("\\u%04X".formatted(character)) : null;
  }
}
