/**
 * Data sets to train and assess classifiers with.
 *
 * <ul>
 *   <li>{@link io.hauberk.tensor.data.DataSet}: labelled samples, batches of them, parts of them
 *   <li>{@link io.hauberk.tensor.data.Split}, {@link io.hauberk.tensor.data.ReadOptions}, {@link
 *       io.hauberk.tensor.data.DataSource}: which part, how to read it, where it came from
 *   <li>{@code catalogue}: a data set by name or path
 *   <li>{@code format}, {@code image}: readers; {@code glyph}: the built-in set; {@code fetch}:
 *       downloads
 * </ul>
 *
 * <p>Arrows: catalogue -> format, image, glyph -> this package; fetch stands alone, so that nothing
 * loads an HTTP client before it downloads.
 */
@NullMarked
package io.hauberk.tensor.data;

import org.jspecify.annotations.NullMarked;
