/**
 * Logs: lines read from files and streams, their templates, and sessions that are not like others.
 */
@NullMarked
package io.hauberk.detect.log;

import org.jspecify.annotations.NullMarked;
