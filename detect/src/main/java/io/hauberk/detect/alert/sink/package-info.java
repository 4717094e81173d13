/** Where alerts go: files, syslog, webhooks, response hooks; behind a gate and a queue. */
@NullMarked
package io.hauberk.detect.alert.sink;

import org.jspecify.annotations.NullMarked;
