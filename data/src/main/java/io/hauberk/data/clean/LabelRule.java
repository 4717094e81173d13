package io.hauberk.data.clean;

import java.nio.file.Path;

/**
 * Label errors by confident learning.
 *
 * @param column of the labels
 * @param probabilities a table with one row a row of the data and one column a label: what a model
 *     that never saw the row gives each label
 * @param consequence for the row
 */
public record LabelRule(String column, Path probabilities, Consequence consequence) {}
