/** Watches a training and keeps what is good of it: the overfitting guard and weight averaging. */
@NullMarked
package io.hauberk.robust.guard;

import org.jspecify.annotations.NullMarked;
