package io.hauberk.trust.audit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Against Go's sumdb/note and sumdb/tlog. */
class GoVectorTest {

  private static final JsonNode VECTORS = read();

  @TempDir Path folder;

  private static JsonNode read() {
    try (var in = GoVectorTest.class.getResourceAsStream("/vectors/go-sumdb/tlog.json")) {
      return JsonMapper.builder().build().readTree(in);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void key_ofGo_sameVerifierAndText() {
    var signer = NoteSigner.parse(VECTORS.get("signer").asText());
    assertThat(signer.verifier().format()).isEqualTo(VECTORS.get("verifier").asText());
    assertThat(signer.secretText()).isEqualTo(VECTORS.get("signer").asText());
  }

  @Test
  void note_signedByGo_verifiesAndIsWhatWeSign() {
    var text = VECTORS.get("note").asText();
    var note = SignedNote.parse(text.getBytes(StandardCharsets.UTF_8));
    var verifier = NoteVerifier.parse(VECTORS.get("verifier").asText());
    assertThat(note.signatures()).hasSize(2);
    assertThat(note.format()).isEqualTo(text);
    var checkpoint = Checkpoint.open(note, verifier);
    assertThat(checkpoint.size()).isEqualTo(600);
    var ours = NoteSigner.parse(VECTORS.get("signer").asText()).sign(note.text());
    assertThat(ours.signatures().get(0)).isEqualTo(note.signatures().get(0));
  }

  @Test
  void roots_everySize_areGos() {
    var edge = new RightEdge();
    for (int i = 0; i < VECTORS.get("roots").size(); i++) {
      edge.append(Logs.entry(i));
      assertThat(edge.root()).hasToString(VECTORS.get("roots").get(i).asText());
    }
  }

  @Test
  void proofs_everyVector_areGosAndHold() {
    Logs.make(folder, Logs.key(), 600);
    var proofs = new LogProofs(folder);
    for (var vector : VECTORS.get("inclusion")) {
      long index = vector.get("First").asLong();
      long size = vector.get("Second").asLong();
      var ours = proofs.inclusion(index, size);
      assertThat(ours).isEqualTo(hashes(vector));
      assertThat(LogProofs.provesInclusion(Logs.entry(index), index, tree(size), ours)).isTrue();
    }
    for (var vector : VECTORS.get("consistency")) {
      long first = vector.get("First").asLong();
      long second = vector.get("Second").asLong();
      var ours = proofs.consistency(first, second);
      assertThat(ours).isEqualTo(hashes(vector));
      assertThat(LogProofs.provesConsistency(tree(first), tree(second), ours)).isTrue();
    }
  }

  private static Checkpoint tree(long size) {
    var root = Hash.parse(VECTORS.get("roots").get((int) size - 1).asText());
    return new Checkpoint("log", size, root);
  }

  private static List<Hash> hashes(JsonNode vector) {
    var list = new ArrayList<Hash>();
    vector.get("Hashes").forEach(hash -> list.add(Hash.parse(hash.asText())));
    return list;
  }
}
