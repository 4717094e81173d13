/**
 * What tests share: seeded generators, leak checks, data sets a machine may lack. Not published.
 */
@NullMarked
package io.hauberk.testkit;

import org.jspecify.annotations.NullMarked;
