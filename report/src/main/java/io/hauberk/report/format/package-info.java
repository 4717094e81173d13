/**
 * Reports as files; text, Markdown, HTML and JUnit live here, JSON and SARIF in {@code json}.
 *
 * <ul>
 *   <li>{@link io.hauberk.report.format.ReportFormat}: the formats, by their names on the command
 *       line
 *   <li>{@link io.hauberk.report.format.Style}: language, colours and width
 * </ul>
 */
@NullMarked
package io.hauberk.report.format;

import org.jspecify.annotations.NullMarked;
