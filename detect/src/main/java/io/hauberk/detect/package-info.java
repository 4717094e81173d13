/** Watches systems and models: logs, series, and one kind of alert. */
@NullMarked
package io.hauberk.detect;

import org.jspecify.annotations.NullMarked;
