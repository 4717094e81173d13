package io.hauberk.trust.audit;

import io.hauberk.core.Checks;
import io.hauberk.core.Printed;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A proof that one entry is in a log, whole in one text: C2SP tlog-proof v1.
 *
 * @param index of the entry
 * @param path of RFC 6962 from the leaf's sibling up
 * @param checkpoint the note of the tree
 */
public record TlogProof(long index, List<Hash> path, SignedNote checkpoint) {

  private static final String LEAD = "c2sp.org/tlog-proof@v1\n";
  private static final Pattern INDEX = Pattern.compile("index (0|[1-9][0-9]{0,17})");
  private static final int MAX_PATH = 63;

  public TlogProof {
    Checks.notNegative("proof.index", index);
    path = List.copyOf(path);
  }

  /** As it is stored, in files {@code *.tlog-proof}. */
  public String format() {
    var text = new StringBuilder(LEAD).append("index ").append(index).append('\n');
    path.forEach(hash -> text.append(hash).append('\n'));
    return text.append('\n').append(checkpoint.format()).toString();
  }

  /**
   * Reads a proof; its extra data, which nobody vouches for, is dropped.
   *
   * @throws LogIntegrityException when it is not one
   */
  public static TlogProof parse(String text) {
    int end = text.indexOf("\n\n");
    if (!text.startsWith(LEAD) || end < LEAD.length()) {
      throw new LogIntegrityException("proof", Printed.of(text), "c2sp.org/tlog-proof@v1");
    }
    var lines = text.substring(LEAD.length(), end).lines().toList();
    int first = lines.get(0).startsWith("extra ") ? 1 : 0;
    var index = INDEX.matcher(lines.size() > first ? lines.get(first) : "");
    if (!index.matches() || lines.size() - first - 1 > MAX_PATH) {
      throw new LogIntegrityException("proof", Printed.of(text), "an index and at most 63 hashes");
    }
    var path = lines.stream().skip(first + 1L).map(Hash::parse).toList();
    var note = text.substring(end + 2).getBytes(StandardCharsets.UTF_8);
    return new TlogProof(Long.parseLong(index.group(1)), path, SignedNote.parse(note));
  }

  /**
   * Checks that {@code entry} is in the log of {@code key}.
   *
   * @return the checkpoint that says so
   * @throws LogIntegrityException when it does not
   */
  public Checkpoint verify(byte[] entry, NoteVerifier key) {
    var tree = Checkpoint.open(checkpoint, key);
    if (!LogProofs.provesInclusion(entry, index, tree, path)) {
      throw new LogIntegrityException("proof", "entry " + index, "in the tree of the checkpoint");
    }
    return tree;
  }
}
