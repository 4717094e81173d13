/**
 * Digits drawn by code, so that everything can be tried without a download.
 *
 * <ul>
 *   <li>{@link io.hauberk.tensor.data.glyph.Glyphs}: one image from a digit and a random stream
 *   <li>{@code Strokes}: the ways a hand writes each digit, as points
 *   <li>{@code Hand}: what varies from sample to sample; {@code Canvas}: the ink
 * </ul>
 */
@NullMarked
package io.hauberk.tensor.data.glyph;

import org.jspecify.annotations.NullMarked;
