package io.hauberk.detect.packet;

/** Reads the records of one format. */
interface RecordReader {

  Step step(Frame frame);
}
