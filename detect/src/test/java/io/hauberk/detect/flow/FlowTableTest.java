package io.hauberk.detect.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hauberk.detect.packet.Frames;
import io.hauberk.detect.packet.Frames.Segment;
import io.hauberk.detect.packet.TcpFlag;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class FlowTableTest {

  private static final int RAW = 101;
  private static final int SYN = TcpFlag.SYN.bit();
  private static final int ACK = TcpFlag.ACK.bit();
  private static final int FIN = TcpFlag.FIN.bit();
  private static final int RST = TcpFlag.RST.bit();

  private final List<Flow> ended = new ArrayList<>();
  private FlowTable table = new FlowTable(FlowLimits.DEFAULT, ended::add);

  private void packet(double seconds, byte[] bytes) {
    table.observe(Frames.decoded(RAW, (long) (seconds * 1e9), bytes));
  }

  /** The client is 10.0.0.1, port 4000. */
  private void client(double seconds, int flags, int sequence, int payload) {
    packet(seconds, new Segment(1, 2, 4000, 443, flags, sequence).bytes(payload));
  }

  private void server(double seconds, int flags, int sequence, int payload) {
    packet(seconds, new Segment(2, 1, 443, 4000, flags, sequence).bytes(payload));
  }

  private void handshake(double seconds) {
    client(seconds, SYN, 100, 0);
    server(seconds + 0.01, SYN | ACK, 500, 0);
    client(seconds + 0.02, ACK, 101, 0);
  }

  private Flow only() {
    table.finish();
    assertThat(ended).hasSize(1);
    return ended.get(0);
  }

  @Test
  void observe_wholeConnection_oneFlowWithItsTrailingAck() {
    handshake(1);
    client(1.1, ACK, 101, 50);
    server(1.2, ACK, 501, 1000);
    client(1.3, FIN | ACK, 151, 0);
    server(1.4, FIN | ACK, 1501, 0);
    client(1.5, ACK, 152, 0);
    packet(9, Frames.udp(7, 8, 1, 2));

    assertThat(ended).hasSize(1);
    var flow = ended.get(0);
    assertThat(flow.end()).isEqualTo(FlowEnd.CLOSED);
    assertThat(flow.state()).isEqualTo(TcpState.CLOSED);
    assertThat(flow.initiator()).hasToString("10.0.0.1");
    assertThat(flow.initiatorPort()).isEqualTo(4000);
    assertThat(flow.responderPort()).isEqualTo(443);
    assertThat(flow.forward().packets()).isEqualTo(5);
    assertThat(flow.backward().packets()).isEqualTo(3);
    assertThat(flow.forward().payloadBytes()).isEqualTo(50);
    assertThat(flow.backward().ipBytes()).isEqualTo(1120);
    assertThat(flow.seconds()).isEqualTo(0.5);
    assertThat(flow.forward().repeated()).isZero();
  }

  @Test
  void observe_synAckFirst_initiatorIsTheOtherSide() {
    server(1, SYN | ACK, 500, 0);
    client(1.1, ACK, 101, 10);
    var flow = only();
    assertThat(flow.initiatorPort()).isEqualTo(4000);
    assertThat(flow.state()).isEqualTo(TcpState.MIDSTREAM);
  }

  @Test
  void observe_initiatorWithTheUpperAddress_stillForward() {
    packet(1, new Segment(9, 2, 4000, 80, SYN, 1).bytes(0));
    packet(1.1, new Segment(2, 9, 80, 4000, RST | ACK, 0).bytes(0));
    var flow = only();
    assertThat(flow.initiator()).hasToString("10.0.0.9");
    assertThat(flow.state()).isEqualTo(TcpState.REFUSED);
    assertThat(flow.forward().packets()).isEqualTo(1);
  }

  @Test
  void observe_forgedReset_countedAndTheFlowGoesOn() {
    handshake(1);
    server(2, RST, 500 + (1 << 20), 0);
    client(9, ACK, 101, 10);
    var flow = only();
    assertThat(flow.strayResets()).isEqualTo(1);
    assertThat(flow.state()).isEqualTo(TcpState.OPEN);
    assertThat(flow.packets()).isEqualTo(5);
  }

  @Test
  void observe_fittingReset_endsAfterTheLinger() {
    handshake(1);
    server(2, RST, 501, 0);
    client(2.5, ACK, 101, 0);
    client(9, ACK, 101, 10);
    table.finish();
    assertThat(ended).extracting(Flow::end).containsExactly(FlowEnd.RESET, FlowEnd.LAST);
    assertThat(ended.get(0).packets()).isEqualTo(5);
    assertThat(ended.get(0).state()).isEqualTo(TcpState.RESET);
  }

  @Test
  void observe_portUsedAgain_newFlowAtOnce() {
    handshake(1);
    server(1.1, RST, 501, 0);
    handshake(1.2);
    table.finish();
    assertThat(ended).extracting(Flow::end).containsExactly(FlowEnd.RESET, FlowEnd.LAST);
  }

  @Test
  void observe_overlappingSegment_repeated() {
    handshake(1);
    client(1.1, ACK, 101, 100);
    client(1.2, ACK, 150, 100);
    client(1.3, ACK, 101, 10);
    client(1.4, ACK, 250, 10);
    assertThat(only().forward().repeated()).isEqualTo(2);
  }

  @Test
  void observe_silence_idleByTheClockOfOthers() {
    handshake(1);
    packet(61.01, Frames.udp(7, 8, 1, 2));
    assertThat(ended).isEmpty();
    packet(61.6, Frames.udp(7, 8, 1, 2));
    assertThat(ended).extracting(Flow::end).containsExactly(FlowEnd.IDLE);
  }

  @Test
  void observe_deadlineInsideATick_exact() {
    packet(1, Frames.udp(1, 2, 5, 6));
    packet(1, Frames.udp(2, 1, 6, 5));
    packet(60.999, Frames.udp(1, 2, 5, 6));
    packet(121.0, Frames.udp(1, 2, 5, 6));
    table.finish();
    assertThat(ended).extracting(Flow::packets).containsExactly(3L, 1L);
  }

  @Test
  void observe_longConversation_continuedWithItsSides() {
    handshake(1);
    for (int second = 2; second < 130; second++) {
      server(second, ACK, 501 + second, 1);
    }
    table.finish();
    assertThat(ended).extracting(Flow::end).containsExactly(FlowEnd.ACTIVE, FlowEnd.LAST);
    var after = ended.get(1);
    assertThat(after.continued()).isTrue();
    assertThat(after.initiatorPort()).isEqualTo(4000);
    assertThat(after.state()).isEqualTo(TcpState.OPEN);
    assertThat(after.backward().repeated()).isZero();
  }

  @Test
  void observe_floodOfOpenings_boundedAndTheConversationStays() {
    table = new FlowTable(FlowLimits.DEFAULT.withMaxFlows(1000), ended::add);
    handshake(1);
    for (int i = 0; i < 50_000; i++) {
      var opening = new Segment(3 + i / 60_000, 2, 1 + i % 60_000, 443, SYN, i);
      packet(1.1 + i * 1e-4, opening.bytes(0));
      assertThat(table.held()).isLessThanOrEqualTo(1000);
    }
    client(7, ACK, 101, 10);
    assertThat(ended).allMatch(flow -> flow.state() == TcpState.ATTEMPTED);
    table.finish();
    var tally = table.tally();
    assertThat(tally.evicted()).isEqualTo(50_001 - 1000);
    assertThat(tally.flows()).isEqualTo(50_001);
    assertThat(tally.peak()).isEqualTo(1000);
    assertThat(ended).filteredOn(flow -> flow.state() == TcpState.OPEN).hasSize(1);
    assertThat(ended.stream().mapToLong(Flow::packets).sum()).isEqualTo(tally.packets());
  }

  @Test
  void observe_timeGoesBackAndLeaps_everyPacketInOneFlow() {
    packet(1000, Frames.udp(1, 2, 5, 6));
    packet(1, Frames.udp(1, 2, 5, 6));
    packet(9e9, Frames.udp(3, 4, 5, 6));
    packet(2, Frames.udp(1, 2, 5, 6));
    packet(3, Frames.udp(1, 2, 5, 6));
    table.finish();
    assertThat(ended.stream().mapToLong(Flow::packets).sum()).isEqualTo(5);
    assertThat(ended.get(0).disordered()).isEqualTo(1);
    assertThat(ended).allMatch(flow -> flow.gaps().min() >= 0 && flow.seconds() >= 0);
  }

  @Test
  void finish_again_startsAnew() {
    handshake(1000);
    table.finish();
    handshake(1);
    table.finish();
    assertThat(ended).hasSize(2).allMatch(flow -> flow.packets() == 3);
  }

  @Test
  void limits_impossible_refused() {
    assertThatThrownBy(() -> FlowLimits.DEFAULT.withMaxFlows(0))
        .hasMessage("maxFlows: 0.0 (expected: 1.0 to 4194304.0)");
    assertThatThrownBy(() -> FlowLimits.DEFAULT.withIdle(Duration.ZERO))
        .hasMessage("idle: PT0S (expected: 1 ms to 30 days)");
  }
}
