/**
 * How likely it is that somebody finds a person in a table: prosecutor, journalist and marketer
 * risk, sample uniqueness, and estimates of population uniqueness.
 */
@NullMarked
package io.hauberk.data.risk;

import org.jspecify.annotations.NullMarked;
