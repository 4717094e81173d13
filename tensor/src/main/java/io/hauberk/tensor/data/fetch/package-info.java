/**
 * Downloads of published data sets, checked against their SHA-256.
 *
 * <ul>
 *   <li>{@link io.hauberk.tensor.data.fetch.DataFetch}: a data set by name into a folder
 *   <li>{@code Offer}: what is fetched from where; {@code Payload}: how it is checked and stored
 *   <li>{@code Download}: one request over HTTP
 * </ul>
 */
@NullMarked
package io.hauberk.tensor.data.fetch;

import org.jspecify.annotations.NullMarked;
