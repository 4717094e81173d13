package io.hauberk.cli;

import io.hauberk.core.Checks;
import io.hauberk.detect.learn.Schema;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** What records look like. */
final class SchemaOptions {

  private static final String NSL_KDD = "nsl-kdd";

  @Option(
      names = "--schema",
      required = true,
      paramLabel = "FILE",
      description =
          "The columns, one a line: name,continuous|symbolic|label|ignored; or nsl-kdd for its.")
  private String schema = NSL_KDD;

  @Option(
      names = "--normal-label",
      paramLabel = "LABEL",
      description = "Label of records that are no attack; ${DEFAULT-VALUE} by default.",
      defaultValue = "normal")
  private String normal = "normal";

  Schema schema() {
    if (schema.equals(NSL_KDD)) {
      return new Schema(Schema.nslKdd().columns(), normal);
    }
    Checks.argument(!schema.isBlank(), "schema", schema, "a file, or nsl-kdd");
    return Schema.parse(TextFiles.read("schema", Path.of(schema)), normal);
  }
}
