/**
 * What a command found, as values; {@code format} writes them.
 *
 * <ul>
 *   <li>{@link io.hauberk.report.Report}: a title and its {@link io.hauberk.report.Section}s:
 *       paragraphs, {@link io.hauberk.report.Table}s, {@link io.hauberk.report.LineChart}s, {@link
 *       io.hauberk.report.PictureGrid}s, findings and key-value lists
 *   <li>{@link io.hauberk.report.Finding}: one weakness, with its remedy and references
 *   <li>{@link io.hauberk.report.Metric} and {@link io.hauberk.report.Bar}: a result by name and
 *       the bar that {@code --fail-on} sets for it
 *   <li>{@link io.hauberk.report.Evidence}: inputs, configuration, seed, versions, results and the
 *       way to repeat them
 *   <li>{@link io.hauberk.report.ReportWriter}: what every format does
 *   <li>{@link io.hauberk.report.Numbers}: how every format writes numbers
 * </ul>
 */
@NullMarked
package io.hauberk.report;

import org.jspecify.annotations.NullMarked;
