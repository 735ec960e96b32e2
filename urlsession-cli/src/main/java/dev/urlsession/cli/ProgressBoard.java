// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.cli;

import dev.urlsession.Progress;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarConsumer;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/**
 * One bar for all that is loaded, with rate and time left as the tasks' progress tells them; no bar
 * where nobody looks.
 */
final class ProgressBoard implements AutoCloseable {

  private static final int REFRESH_MILLIS = 200;

  private final List<Progress> all = new CopyOnWriteArrayList<>();
  private final @Nullable ProgressBar bar;

  ProgressBoard(Terminal terminal, String label) {
    bar = terminal.showsProgress() ? bar(terminal, label) : null;
  }

  private ProgressBar bar(Terminal terminal, String label) {
    return new ProgressBarBuilder()
        .setTaskName(Terminal.harmless(label))
        .setInitialMax(-1)
        .setUnit(" MiB", 1 << 20)
        .setStyle(ProgressBarStyle.ASCII)
        .setUpdateIntervalMillis(REFRESH_MILLIS)
        .setEtaFunction(state -> timeLeft())
        .setConsumer(new StatusLine(terminal))
        .build();
  }

  /** Counts this load in until the registration is closed. */
  Interruption.Registration watch(Progress progress) {
    ProgressBar shown = bar;
    if (shown == null) {
      return () -> {};
    }
    all.add(progress);
    Runnable stop = progress.addListener(changed -> update(shown));
    return () -> {
      stop.run();
      update(shown);
    };
  }

  /** Forgets a load that failed; another attempt begins it anew. */
  void forget(Progress progress) {
    all.remove(progress);
  }

  private void update(ProgressBar shown) {
    boolean open = all.stream().anyMatch(each -> each.totalUnitCount() < 0);
    shown.maxHint(open ? -1 : all.stream().mapToLong(Progress::totalUnitCount).sum());
    shown.stepTo(all.stream().mapToLong(Progress::completedUnitCount).sum());
    shown.setExtraMessage(" " + Amount.bytes(rate()) + "/s");
  }

  private long rate() {
    return all.stream()
        .filter(each -> !each.isFinished())
        .map(Progress::throughput)
        .filter(Objects::nonNull)
        .mapToLong(Long::longValue)
        .sum();
  }

  private Optional<Duration> timeLeft() {
    return all.stream()
        .filter(each -> !each.isFinished())
        .map(Progress::estimatedTimeRemaining)
        .filter(Objects::nonNull)
        .max(Duration::compareTo);
  }

  @Override
  public void close() {
    if (bar != null) {
      bar.close();
    }
  }

  private record StatusLine(Terminal terminal) implements ProgressBarConsumer {

    @Override
    public int getMaxRenderedLength() {
      return Math.max(40, terminal.columns() - 1);
    }

    @Override
    public void accept(String rendered) {
      terminal.status(rendered);
    }

    @Override
    public void close() {
      terminal.status("");
    }
  }
}
