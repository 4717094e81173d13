package io.hauberk.privacy.ledger;

/**
 * One release that was paid for.
 *
 * @param number from 1
 * @param cost of this release
 * @param purpose what was asked, without results
 * @param seal of this and all earlier entries; keep the last one to notice a ledger cut short
 */
public record Entry(int number, Budget cost, String purpose, String seal) {}
