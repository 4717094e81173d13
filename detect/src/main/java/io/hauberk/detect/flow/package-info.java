/**
 * Flows: {@code FlowTable} joins packets to conversations of bounded number and age, {@code
 * FlowColumns} makes rows of numbers of them.
 */
@NullMarked
package io.hauberk.detect.flow;

import org.jspecify.annotations.NullMarked;
