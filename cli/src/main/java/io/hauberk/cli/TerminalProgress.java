package io.hauberk.cli;

import io.hauberk.core.Progress;
import java.time.Duration;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/** Bars on stderr, with the time left, for work that takes more than two seconds. */
final class TerminalProgress implements Progress {

  private static final Duration PATIENCE = Duration.ofSeconds(2);
  private static final int REDRAW_MILLIS = 200;

  /** Bars where a person watches, silence elsewhere. */
  static Progress forThis(boolean quiet) {
    return quiet || !Boolean.getBoolean("hauberk.terminal")
        ? Progress.none()
        : new TerminalProgress();
  }

  @Override
  public Task start(String name, long total) {
    return new Bar(name, total);
  }

  private static final class Bar implements Task {
    private final String name;
    private final long total;
    private final long started = System.nanoTime();
    private long done;
    private String remark = "";
    private @Nullable ProgressBar bar;

    Bar(String name, long total) {
      this.name = name;
      this.total = total;
    }

    @Override
    public void advance(long units) {
      done += units;
      long elapsed = System.nanoTime() - started;
      boolean almostDone = elapsed * (double) total / Math.max(1, done) < PATIENCE.toNanos();
      if (bar == null && elapsed > PATIENCE.toNanos() / 4 && !almostDone) {
        bar = open();
      }
      if (bar != null) {
        bar.stepTo(done);
        bar.setExtraMessage(remark);
      }
    }

    private ProgressBar open() {
      return new ProgressBarBuilder()
          .setTaskName(name)
          .setInitialMax(total)
          .setStyle(ProgressBarStyle.ASCII)
          .setUpdateIntervalMillis(REDRAW_MILLIS)
          .startsFrom(done, Duration.ofNanos(System.nanoTime() - started))
          .build();
    }

    @Override
    public void note(String text) {
      remark = text;
    }

    @Override
    public void close() {
      if (bar != null) {
        bar.close();
      }
    }
  }
}
