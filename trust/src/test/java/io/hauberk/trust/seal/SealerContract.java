package io.hauberk.trust.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hauberk.trust.key.KeyUnavailableException;
import io.hauberk.trust.key.Keyring;
import io.hauberk.trust.lock.IntegrityException;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every kind of sealing key promises. */
abstract class SealerContract {

  private static final int SEGMENT = 1 << Seals.SEGMENT_LOG2;

  /** A keyring that opens what {@link #sealer} seals. */
  abstract Keyring ring();

  abstract Sealer sealer(Keyring ring);

  /** Bytes before the first segment. */
  abstract int bodyStart();

  /** Bytes of the body's own header, which shorten the first segment. */
  abstract int ownHeader();

  @ParameterizedTest
  @ValueSource(
      ints = {
        0, 1, 15, 16, 17, 4039, 4040, 4041, 4055, 4056, 4057, 4079, 4080, 4081, 8119, 8120, 8121,
        8135, 8136, 8137, 40_000
      })
  void open_anyLength_isWhatWasSealed(int length) {
    var ring = ring();
    var plain = Seals.random(length);
    assertThat(Seals.open(ring, Seals.seal(sealer(ring), plain))).isEqualTo(plain);
  }

  @Test
  void seal_twice_sharesNoBytesOfTheBody() {
    var ring = ring();
    var sealer = sealer(ring);
    var first = Seals.seal(sealer, new byte[64]);
    var second = Seals.seal(sealer, new byte[64]);
    assertThat(Arrays.copyOfRange(first, 16, first.length))
        .isNotEqualTo(Arrays.copyOfRange(second, 16, second.length));
  }

  @Test
  void open_anyBitFlipped_refused() {
    var ring = ring();
    var sealed = Seals.seal(sealer(ring), Seals.random(100));
    for (int bit = 0; bit < 8 * sealed.length; bit++) {
      var changed = sealed.clone();
      changed[bit / 8] ^= (byte) (1 << (bit % 8));
      refused(ring, changed, "bit " + bit);
    }
  }

  @Test
  void open_cutAnywhere_refused() {
    var ring = ring();
    var sealed = Seals.seal(sealer(ring), Seals.random(3 * SEGMENT));
    for (int length = 0; length < sealed.length; length += length < 300 ? 1 : 97) {
      refused(ring, Arrays.copyOf(sealed, length), "cut at " + length);
    }
    int lastSegment = bodyStart() + 3 * SEGMENT - ownHeader();
    refused(ring, Arrays.copyOf(sealed, lastSegment), "cut between segments");
  }

  @Test
  void open_bytesAppended_refused() {
    var ring = ring();
    var sealed = Seals.seal(sealer(ring), Seals.random(100));
    refused(ring, Arrays.copyOf(sealed, sealed.length + 1), "one byte more");
    refused(ring, SealHeader.join(sealed, sealed), "twice");
  }

  @Test
  void open_segmentsReorderedDroppedOrRepeated_refused() {
    var ring = ring();
    var sealed = Seals.seal(sealer(ring), Seals.random(5 * SEGMENT));
    int first = bodyStart() + SEGMENT - ownHeader();
    var head = Arrays.copyOf(sealed, first);
    var one = Arrays.copyOfRange(sealed, first, first + SEGMENT);
    var two = Arrays.copyOfRange(sealed, first + SEGMENT, first + 2 * SEGMENT);
    var rest = Arrays.copyOfRange(sealed, first + 2 * SEGMENT, sealed.length);
    assertThat(Seals.open(ring, SealHeader.join(head, one, two, rest))).hasSize(5 * SEGMENT);
    refused(ring, SealHeader.join(head, two, one, rest), "reordered");
    refused(ring, SealHeader.join(head, two, rest), "dropped");
    refused(ring, SealHeader.join(head, one, one, two, rest), "repeated");
  }

  @Test
  void open_segmentOfAnotherFile_refused() {
    var ring = ring();
    var sealer = sealer(ring);
    var plain = Seals.random(3 * SEGMENT);
    var one = Seals.seal(sealer, plain);
    var two = Seals.seal(sealer, plain);
    int at = bodyStart() + SEGMENT - ownHeader();
    System.arraycopy(two, at, one, at, SEGMENT);
    refused(ring, one, "foreign segment");
  }

  @Test
  void open_anotherPurpose_refusedAsKeyOrPurpose() {
    var ring = ring();
    var sealed = Seals.seal(sealer(ring), Seals.random(10));
    assertThatThrownBy(() -> Seals.open(ring, sealed, new Purpose("customers/2026-10")))
        .isInstanceOf(IntegrityException.class)
        .hasMessageStartingWith("sealed file: key or purpose (expected: ");
  }

  @Test
  void open_anotherKeyring_keyIsNamed() {
    var ring = ring();
    var sealed = Seals.seal(sealer(ring), Seals.random(10));
    var name = ring.keyset("k").primaryVersion().name();
    assertThatThrownBy(() -> Seals.open(ring(), sealed))
        .isInstanceOf(KeyUnavailableException.class)
        .hasMessage("key: " + name + " (expected: one of this keyring)");
  }

  @Test
  void open_afterRotation_oldAndNewOpen() {
    var ring = ring();
    var old = Seals.seal(sealer(ring), new byte[] {1});
    var rotated = ring.rotate("k", Seals.NOW);
    var fresh = Seals.seal(sealer(rotated), new byte[] {2});
    assertThat(Seals.open(rotated, old)).containsExactly(1);
    assertThat(Seals.open(rotated, fresh)).containsExactly(2);
  }

  @Test
  void open_destroyedKey_isNamedAsDestroyed() {
    var ring = ring();
    var sealed = Seals.seal(sealer(ring), new byte[] {1});
    int id = ring.keyset("k").primary();
    var shredded = ring.rotate("k", Seals.NOW).destroy("k", id, Seals.NOW);
    assertThatThrownBy(() -> Seals.open(shredded, sealed))
        .isInstanceOf(KeyUnavailableException.class)
        .hasMessageContaining("was destroyed at 2026-11-21T00:00:00Z")
        .hasMessageContaining("cannot be read again");
  }

  @Test
  void open_disabledKey_onlyAfterEnabling() {
    var ring = ring();
    var sealed = Seals.seal(sealer(ring), new byte[] {1});
    int id = ring.keyset("k").primary();
    var disabled = ring.rotate("k", Seals.NOW).disable("k", id);
    assertThatThrownBy(() -> Seals.open(disabled, sealed))
        .isInstanceOf(KeyUnavailableException.class)
        .hasMessageContaining("is disabled");
    assertThat(Seals.open(disabled.enable("k", id), sealed)).containsExactly(1);
  }

  private static void refused(Keyring ring, byte[] sealed, String what) {
    assertThatThrownBy(() -> Seals.open(ring, sealed))
        .as(what)
        .isInstanceOfAny(IntegrityException.class, KeyUnavailableException.class);
  }
}
