/**
 * Captured traffic: {@code Capture} reads pcap and pcapng, {@code Packet} reads what a frame holds,
 * without a copy and without belief in any length.
 */
@NullMarked
package io.hauberk.detect.packet;

import org.jspecify.annotations.NullMarked;
