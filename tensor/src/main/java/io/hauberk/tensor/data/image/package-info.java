/**
 * Readers of image files, a folder for each class.
 *
 * <ul>
 *   <li>{@link io.hauberk.tensor.data.image.ImageFolder}, {@link
 *       io.hauberk.tensor.data.image.ImageZip}: where the files are
 *   <li>{@code ImageSet}: their order, classes and digest; {@code PixelStack}: their pixels
 *   <li>{@code ImageDecoder}: JPEG and PNG
 * </ul>
 */
@NullMarked
package io.hauberk.tensor.data.image;

import org.jspecify.annotations.NullMarked;
