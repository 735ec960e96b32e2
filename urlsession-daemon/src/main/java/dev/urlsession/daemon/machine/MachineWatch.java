// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.daemon.machine;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Looks at the machine once a second, which is as soon as a metered network must be noticed. */
public final class MachineWatch implements AutoCloseable {

  private static final int SECONDS_A_POWER = 10;

  private final MachineNetwork network;
  private final Power power;
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(
          work -> {
            Thread made = new Thread(work, "urlsessiond-machine");
            made.setDaemon(true);
            return made;
          });

  /** Has looked once when it returns. */
  public MachineWatch(MachineNetwork network, Power power) {
    this.network = network;
    this.power = power;
    network.look();
    power.look();
    thread.scheduleWithFixedDelay(network::look, 1, 1, TimeUnit.SECONDS);
    thread.scheduleWithFixedDelay(power::look, SECONDS_A_POWER, SECONDS_A_POWER, TimeUnit.SECONDS);
  }

  /** The network it looks at. */
  public MachineNetwork network() {
    return network;
  }

  /** The power it looks at. */
  public Power power() {
    return power;
  }

  @Override
  public void close() {
    thread.shutdown();
  }
}
