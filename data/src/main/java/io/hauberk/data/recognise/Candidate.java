package io.hauberk.data.recognise;

/** A recogniser and the bit that stands for its context words. */
record Candidate(Recogniser recogniser, long context) {}
