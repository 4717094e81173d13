/**
 * Attacks that show in flows alone: {@code FlowWatch} shows each flow to scans, guessing,
 * exfiltration and beacons.
 */
@NullMarked
package io.hauberk.detect.network;

import org.jspecify.annotations.NullMarked;
