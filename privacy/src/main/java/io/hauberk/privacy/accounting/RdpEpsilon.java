package io.hauberk.privacy.accounting;

/**
 * An epsilon by Rényi accounting.
 *
 * @param order at which it was found
 * @param atEdge the first or last order won: more orders may give less
 */
public record RdpEpsilon(double epsilon, double order, boolean atEdge) {}
