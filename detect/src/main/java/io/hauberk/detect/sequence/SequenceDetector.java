package io.hauberk.detect.sequence;

/**
 * Scores sequences of events against those of normal operation. Simple detectors reach on the
 * published sets what deep networks are reported with (Landauer, Skopik, Wurzenberger, "A Critical
 * Review of Common Log Data Sets Used for Evaluation of Sequence-based Anomaly Detection
 * Techniques", FSE 2024).
 */
public sealed interface SequenceDetector
    permits NewEvent, Length, CountVector, Bigram, PcaResidual, Invariants, AnyOf {

  /** 0 for a sequence as usual; an anomaly above 1. */
  double score(EventCounts sequence);

  /** A name for alerts. */
  String name();
}
