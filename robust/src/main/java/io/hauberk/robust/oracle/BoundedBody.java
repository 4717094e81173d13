package io.hauberk.robust.oracle;

import io.hauberk.robust.oracle.OracleException.BadReply;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.BodySubscribers;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;

/** An answer's bytes, given up as soon as they are more than allowed. */
final class BoundedBody implements BodySubscriber<byte[]> {

  private final BodySubscriber<byte[]> bytes = BodySubscribers.ofByteArray();
  private final long limit;
  private long seen;
  private Flow.Subscription subscription = new None();

  BoundedBody(long limit) {
    this.limit = limit;
  }

  @Override
  public CompletionStage<byte[]> getBody() {
    return bytes.getBody();
  }

  @Override
  public void onSubscribe(Flow.Subscription given) {
    subscription = given;
    bytes.onSubscribe(given);
  }

  @Override
  public void onNext(List<ByteBuffer> buffers) {
    seen += buffers.stream().mapToLong(ByteBuffer::remaining).sum();
    if (seen > limit) {
      subscription.cancel();
      bytes.onError(new BadReply("answer", "more than " + limit + " bytes", "within the limit"));
    } else {
      bytes.onNext(buffers);
    }
  }

  @Override
  public void onError(Throwable failure) {
    bytes.onError(failure);
  }

  @Override
  public void onComplete() {
    bytes.onComplete();
  }

  /** Before there is one. */
  private record None() implements Flow.Subscription {
    @Override
    public void request(long n) {
      throw new IllegalStateException("not subscribed");
    }

    @Override
    public void cancel() {
      throw new IllegalStateException("not subscribed");
    }
  }
}
