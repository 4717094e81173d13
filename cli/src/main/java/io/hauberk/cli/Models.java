package io.hauberk.cli;

import io.hauberk.core.ModelFormatException;
import io.hauberk.report.Cell;
import io.hauberk.report.Section;
import io.hauberk.robust.synthesis.Synthesis;
import io.hauberk.robust.synthesis.SynthesisFile;
import io.hauberk.tensor.file.LoadedModel;
import io.hauberk.tensor.network.Model;
import io.hauberk.tensor.train.EpochResult;
import java.nio.file.Path;

/** What several verbs say of models. */
final class Models {
  private Models() {}

  /** The network with its weights, for verbs that change them. */
  static Model known(LoadedModel loaded) {
    return loaded
        .model()
        .orElseThrow(
            () ->
                new ModelFormatException(
                    "model",
                    "TorchScript",
                    "a network whose layers are known, such as .safetensors or .onnx"));
  }

  /** The classifier that a JSON file describes, its networks read. */
  static Synthesis synthesis(Path file, Session session) {
    session.reads(file);
    var described = SynthesisFile.read(file);
    described.files().forEach(session::reads);
    return described.open(session.progress());
  }

  static Section scores(String title, EpochResult.Score score) {
    return Section.KeyValues.of(
        title,
        new Section.Entry("accuracy", Cell.percent(score.accuracy(), 2)),
        new Section.Entry("loss", Cell.significant(score.loss(), 4)));
  }
}
