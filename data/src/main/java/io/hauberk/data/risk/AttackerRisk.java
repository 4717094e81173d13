package io.hauberk.data.risk;

/**
 * What an attacker achieves.
 *
 * @param highest chance to be right about a record, over all records
 * @param average chance over the records; times the records, how many are found in expectation
 * @param aboveThreshold share of records whose chance is above the threshold
 */
public record AttackerRisk(double highest, double average, double aboveThreshold) {}
