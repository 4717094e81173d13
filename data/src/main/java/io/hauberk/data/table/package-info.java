/** Tables as streams of rows: CSV, JSON Lines, Parquet, a JDBC source; bounded and strict. */
@NullMarked
package io.hauberk.data.table;

import org.jspecify.annotations.NullMarked;
