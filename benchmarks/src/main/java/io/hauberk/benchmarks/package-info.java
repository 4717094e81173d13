/** Benchmarks, one question each. Not published. */
@NullMarked
package io.hauberk.benchmarks;

import org.jspecify.annotations.NullMarked;
