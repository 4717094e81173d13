/**
 * Flows that routers export: {@code ExportReader} reads messages of NetFlow 5, NetFlow 9 and IPFIX,
 * {@code ExportFile} finds them in files and captures.
 */
@NullMarked
package io.hauberk.detect.netflow;

import org.jspecify.annotations.NullMarked;
