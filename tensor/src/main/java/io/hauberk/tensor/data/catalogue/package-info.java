/**
 * What the name or path of a data set means.
 *
 * <ul>
 *   <li>{@link io.hauberk.tensor.data.catalogue.DataSets}: a data set by name or path
 *   <li>{@code Catalogue}: the names; {@code PublishedSet}, {@code GlyphSet}: what is behind them
 *   <li>{@code SearchPath}: where a name is looked for
 *   <li>{@code FolderLayout}, {@code FileKind}: what a folder or file holds
 * </ul>
 */
@NullMarked
package io.hauberk.tensor.data.catalogue;

import org.jspecify.annotations.NullMarked;
