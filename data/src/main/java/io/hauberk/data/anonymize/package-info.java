/**
 * Tables in which no record stands alone: privacy models, the optimal full-domain search, Mondrian,
 * and a verifier that shares no code with either.
 */
@NullMarked
package io.hauberk.data.anonymize;

import org.jspecify.annotations.NullMarked;
