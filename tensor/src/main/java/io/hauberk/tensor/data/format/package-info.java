/**
 * Readers of files of samples. Every length is checked against {@link
 * io.hauberk.tensor.data.format.Limits} and the file before memory is taken.
 *
 * <ul>
 *   <li>{@link io.hauberk.tensor.data.format.IdxPair}: images and labels as MNIST has them
 *   <li>{@link io.hauberk.tensor.data.format.Cifar10Files}: CIFAR-10's binary version
 *   <li>{@link io.hauberk.tensor.data.format.CsvTable}: numbers and classes in a table
 *   <li>{@link io.hauberk.tensor.data.format.ReadSpec}: what a reader is told besides its files
 *   <li>{@link io.hauberk.tensor.data.format.ByteBlock}: samples of bytes outside the Java heap
 * </ul>
 */
@NullMarked
package io.hauberk.tensor.data.format;

import org.jspecify.annotations.NullMarked;
