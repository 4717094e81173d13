/**
 * Reports for programs; the only package that knows Jackson.
 *
 * <ul>
 *   <li>{@link io.hauberk.report.json.JsonWriter}: the whole report
 *   <li>{@link io.hauberk.report.json.EvidenceJson}: the evidence record by itself
 *   <li>{@link io.hauberk.report.json.SarifWriter}: findings for code scanners
 * </ul>
 *
 * The schemas lie beside the classes, {@code report-1.schema.json} and {@code
 * evidence-1.schema.json}.
 */
@NullMarked
package io.hauberk.report.json;

import org.jspecify.annotations.NullMarked;
