/**
 * Features fixed before any data is seen, so that a private training has fewer weights to learn.
 *
 * <ul>
 *   <li>{@link io.hauberk.privacy.feature.Scattering}: wavelet scattering of images
 *   <li>{@link io.hauberk.privacy.feature.Scatter}: a data set of features from one of images
 *   <li>{@link io.hauberk.privacy.feature.Features}: the same, each sample normalised by itself
 *   <li>{@link io.hauberk.privacy.feature.PrivateNormalisation}: channels to mean 0 and variance 1,
 *       by moments that are paid for
 * </ul>
 */
@NullMarked
package io.hauberk.privacy.feature;

import org.jspecify.annotations.NullMarked;
