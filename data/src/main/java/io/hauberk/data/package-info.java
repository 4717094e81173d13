/** Finds, cleans, masks and anonymises what a model learns from. */
@NullMarked
package io.hauberk.data;

import org.jspecify.annotations.NullMarked;
