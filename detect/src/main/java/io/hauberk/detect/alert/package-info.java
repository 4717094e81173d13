/** One record of an alert, its forms for other systems, and where alerts go. */
@NullMarked
package io.hauberk.detect.alert;

import org.jspecify.annotations.NullMarked;
