/**
 * Masking of tables and text: {@link io.hauberk.data.mask.Operator} says what is done to a value,
 * {@link io.hauberk.data.mask.MaskPolicy} which values, {@link io.hauberk.data.mask.Masker} does it
 * row after row; {@link io.hauberk.data.mask.Unmasker} goes back where an operator allows it, with
 * the key and a {@link io.hauberk.data.mask.Permit}.
 */
@NullMarked
package io.hauberk.data.mask;

import org.jspecify.annotations.NullMarked;
