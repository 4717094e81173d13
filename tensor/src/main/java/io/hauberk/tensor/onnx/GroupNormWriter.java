package io.hauberk.tensor.onnx;

import static io.hauberk.tensor.onnx.Nodes.attribute;

import ai.onnx.proto.OnnxMl.NodeProto;
import io.hauberk.tensor.layer.Norm.GroupNorm;
import java.util.Collections;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * Group normalisation in operators that every runtime has: each group becomes one channel of an
 * instance normalisation, then the channels are scaled and shifted.
 */
final class GroupNormWriter {

  private final Site site;

  GroupNormWriter(Site site) {
    this.site = site;
  }

  List<NodeProto> write(GroupNorm layer) {
    var grouped = site.between("grouped");
    var normal = site.between("normal");
    var whole = site.between("whole");
    var scaled = site.between("scaled");
    var groups = site.wholes("groups", List.of(0L, (long) layer.groups(), -1L));
    var shape = site.wholes("shape", Stream.concat(Stream.of(0L), site.shape().stream()).toList());
    var ones = site.numbers("ones", Collections.nCopies(layer.groups(), 1f));
    var zeros = site.numbers("zeros", Collections.nCopies(layer.groups(), 0f));
    var axes = site.wholes("axes", LongStream.range(1, site.shape().size()).boxed().toList());
    var weight = site.between("scale");
    var bias = site.between("shift");
    return List.of(
        Nodes.of("Reshape", List.of(site.input(), groups), grouped),
        Nodes.of(
            "InstanceNormalization",
            List.of(grouped, ones, zeros),
            normal,
            attribute("epsilon", layer.epsilon())),
        Nodes.of("Reshape", List.of(normal, shape), whole),
        Nodes.of("Unsqueeze", List.of(site.weight("weight"), axes), weight),
        Nodes.of("Mul", List.of(whole, weight), scaled),
        Nodes.of("Unsqueeze", List.of(site.weight("bias"), axes), bias),
        site.last("Add", List.of(scaled, bias)));
  }
}
