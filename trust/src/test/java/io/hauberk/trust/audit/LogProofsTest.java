package io.hauberk.trust.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogProofsTest {

  private static final int MOST = 70;

  @TempDir Path folder;

  @Test
  void inclusion_everyPairAndEveryLie_onlyTruthHolds() {
    Logs.make(folder, Logs.key(), MOST);
    var proofs = new LogProofs(folder);
    for (long size = 1; size <= MOST; size++) {
      for (long index = 0; index < size; index++) {
        var proof = proofs.inclusion(index, size);
        var tree = tree(size);
        assertThat(LogProofs.provesInclusion(Logs.entry(index), index, tree, proof)).isTrue();
        assertThat(LogProofs.provesInclusion(Logs.entry(index + 1), index, tree, proof)).isFalse();
        assertThat(holdsElsewhere(index, tree, proof)).isFalse();
        assertThat(LogProofs.provesInclusion(Logs.entry(index), index, tree, longer(proof)))
            .isFalse();
      }
    }
  }

  @Test
  void consistency_everyPairAndEveryLie_onlyTruthHolds() {
    Logs.make(folder, Logs.key(), MOST);
    var proofs = new LogProofs(folder);
    for (long second = 1; second <= MOST; second++) {
      for (long first = 1; first <= second; first++) {
        var proof = proofs.consistency(first, second);
        var older = tree(first);
        assertThat(LogProofs.provesConsistency(older, tree(second), proof)).isTrue();
        assertThat(LogProofs.provesConsistency(older, tree(second), longer(proof))).isFalse();
        var lie = new Checkpoint("log", first, Merkle.leaf(Logs.entry(7777)));
        assertThat(LogProofs.provesConsistency(lie, tree(second), proof)).isFalse();
      }
    }
  }

  @Test
  void tlogProof_roundTripAndOtherEntry_holdsOnlyForItsOwn() {
    var key = Logs.key();
    Logs.make(folder, key, 300);
    var note = new LogReader(folder).checkpoint();
    var proof = new TlogProof(299, new LogProofs(folder).inclusion(299, 300), note);
    var read = TlogProof.parse(proof.format());
    assertThat(read.verify(Logs.entry(299), key.verifier()).size()).isEqualTo(300);
    assertThatThrownBy(() -> read.verify(Logs.entry(298), key.verifier()))
        .isInstanceOf(LogIntegrityException.class)
        .hasMessage("proof: entry 299 (expected: in the tree of the checkpoint)");
    assertThatThrownBy(() -> read.verify(Logs.entry(299), Logs.key().verifier()))
        .isInstanceOf(LogIntegrityException.class);
  }

  @Test
  void inclusion_outsideTheTree_refused() {
    assertThatThrownBy(() -> new LogProofs(folder).inclusion(5, 5))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static boolean holdsElsewhere(long index, Checkpoint tree, List<Hash> proof) {
    long other = (index + 1) % tree.size();
    return other != index && LogProofs.provesInclusion(Logs.entry(index), other, tree, proof);
  }

  private static List<Hash> longer(List<Hash> proof) {
    var longer = new ArrayList<>(proof);
    longer.add(Merkle.empty());
    return longer;
  }

  private static Checkpoint tree(long size) {
    var edge = new RightEdge();
    for (long i = 0; i < size; i++) {
      edge.append(Logs.entry(i));
    }
    return new Checkpoint("log", size, edge.root());
  }
}
