/** A streaming template miner with one configuration for every source of logs. */
@NullMarked
package io.hauberk.detect.log.template;

import org.jspecify.annotations.NullMarked;
