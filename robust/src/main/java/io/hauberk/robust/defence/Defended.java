package io.hauberk.robust.defence;

import io.hauberk.core.Checks;
import io.hauberk.tensor.Classifier;
import io.hauberk.tensor.Pullback;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;

/**
 * A model behind input defences, as an attacker who knows of them sees it: gradients go back
 * through each defence by its approximation (BPDA), and, where one is random, are the mean over
 * draws (expectation over transformation, EOT; Athalye et al. 2018, sections 4.1 and 4.2). Every
 * attack on it is an adaptive one.
 *
 * <p>Answers are the defender's: the draw of an image is fixed by the image and the seed, so an
 * attacker meets another one wherever it goes, and each place it tries counts. Gradients are made
 * from other draws, which tell nothing of the defender's.
 *
 * @param defences in the order an input meets them
 * @param draws the defender's
 * @param passes draws for one gradient, where a defence is random
 */
public record Defended(Classifier model, List<InputDefence> defences, Draws draws, int passes)
    implements Classifier {

  /** Athalye et al. 2018 take 30 on ImageNet; the gain is small after ten on small images. */
  public static final int DEFAULT_PASSES = 10;

  public Defended {
    defences = List.copyOf(defences);
    Checks.argument(!defences.isEmpty(), "defences", "none", "at least one");
    Checks.positive("passes", passes);
  }

  /** Whether the defences draw at random. */
  public boolean random() {
    return defences.stream().anyMatch(InputDefence::random);
  }

  /** The defences' names. */
  public String label() {
    return defences.stream().map(InputDefence::label).collect(Collectors.joining(", "));
  }

  /** How attacks go through the defences. */
  public String adaptation() {
    var through =
        defences.stream()
            .map(defence -> defence.label() + " by " + defence.approximation())
            .collect(Collectors.joining(", "));
    return "BPDA (" + through + ")" + (random() ? ", EOT over " + passes + " draws" : "");
  }

  private Tensor transformed(Tensor inputs, Draws drawn) {
    var x = inputs;
    for (var defence : defences) {
      x = defence.apply(x, drawn);
    }
    return x;
  }

  @Override
  public Tensor logits(Tensor inputs) {
    var x = transformed(inputs, draws);
    return model.logits(inputs.requires_grad() ? straight(inputs, x) : x);
  }

  /** The values of {@code x} with the gradients of {@code inputs}, for callers with graphs. */
  private static Tensor straight(Tensor inputs, Tensor x) {
    return inputs.add(x.sub(inputs.detach()));
  }

  @Override
  public Pullback pullback(Tensor inputs) {
    int count = random() ? passes : 1;
    var points = new ArrayList<Pullback>();
    for (int i = 1; i <= count; i++) {
      points.add(model.pullback(transformed(inputs, draws.numbered(i))));
    }
    var logits = random() ? logits(inputs.detach()) : points.get(0).logits();
    return new Pullback(
        logits,
        gradient ->
            back(mean(points.stream().map(point -> point.toInputs().apply(gradient)).toList())));
  }

  private Tensor back(Tensor byTransformed) {
    var gradient = byTransformed;
    for (int i = defences.size() - 1; i >= 0; i--) {
      gradient = defences.get(i).back(gradient);
    }
    return gradient;
  }

  private static Tensor mean(List<Tensor> tensors) {
    var share = new Scalar(1.0 / tensors.size());
    return tensors.size() == 1
        ? tensors.get(0)
        : tensors.stream().reduce(Tensor::add).orElseThrow().mul(share);
  }
}
