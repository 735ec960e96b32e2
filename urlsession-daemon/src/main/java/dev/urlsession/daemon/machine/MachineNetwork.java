// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.daemon.machine;

import dev.urlsession.NetworkPathMonitor;
import dev.urlsession.background.place.NetworkWish;
import java.net.InetAddress;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The machine's network: whether there is one, whether it costs by volume, and when it becomes
 * another (N16, N17). What the user says of it comes first. It is known as of the last {@link
 * #look}; one thread looks, any may ask.
 */
public final class MachineNetwork implements NetworkPathMonitor {

  private static final Path EXPENSIVE = new Path(true, false, true, false, false);

  /** Between two looks at the interfaces while all is well. */
  private static final int LOOKS_AN_INTERFACE = 5;

  /** Between two questions whether it costs something, while it seems the same network. */
  private static final int LOOKS_A_METER = 60;

  private final Supplier<NetworkWish> wish;
  private final Supplier<@Nullable Set<InetAddress>> addresses;
  private final BooleanSupplier metered;
  private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
  private final List<Runnable> departures = new CopyOnWriteArrayList<>();
  private volatile Known known = new Known(NetworkWish.AUTO, true, false);
  private @Nullable Set<InetAddress> last;
  private int looks;

  private record Known(NetworkWish wish, boolean connected, boolean metered) {}

  /** Of this machine, and what the user says of it. */
  public MachineNetwork(Supplier<NetworkWish> wish) {
    this(wish, Interfaces::addresses, new NetworkManager()::isMetered);
  }

  /**
   * @param addresses null while the system does not tell; then it is tried
   */
  MachineNetwork(
      Supplier<NetworkWish> wish,
      Supplier<@Nullable Set<InetAddress>> addresses,
      BooleanSupplier metered) {
    this.wish = wish;
    this.addresses = addresses;
    this.metered = metered;
  }

  /** Looks again, and tells whoever listens what changed. Blocks; called about once a second. */
  public void look() {
    Known before = known;
    Set<InetAddress> were = last;
    boolean isTime = looks % LOOKS_AN_INTERFACE == 0 || !before.connected();
    Set<InetAddress> are = isTime ? addresses.get() : were;
    boolean another = !Objects.equals(are, were);
    boolean asks = another || looks % LOOKS_A_METER == 0;
    Known now =
        new Known(
            wish.get(),
            are == null || !are.isEmpty(),
            asks ? metered.getAsBoolean() : before.metered());
    last = are;
    known = now;
    looks++;
    if (were != null && are != null && !are.containsAll(were)) {
      departures.forEach(Runnable::run);
    }
    if (another || !now.equals(before)) {
      listeners.forEach(Runnable::run);
    }
  }

  @Override
  public Path path(String host) {
    Known now = known;
    return switch (now.wish()) {
      case OFFLINE -> Path.UNSATISFIED;
      case METERED -> EXPENSIVE;
      case UNMETERED, AUTO -> {
        if (isLoopback(host)) {
          yield Path.SATISFIED;
        }
        boolean costs = now.metered() && now.wish() == NetworkWish.AUTO;
        yield !now.connected() ? Path.UNSATISFIED : costs ? EXPENSIVE : Path.SATISFIED;
      }
    };
  }

  private static boolean isLoopback(String host) {
    return host.equalsIgnoreCase("localhost")
        || host.startsWith("127.")
        || host.equals("[::1]")
        || host.equals("::1");
  }

  @Override
  public Runnable addListener(Runnable listener) {
    listeners.add(listener);
    return () -> listeners.remove(listener);
  }

  /** Calls it when an address is gone: connections that went from there are dead. */
  public void whenAddressesGo(Runnable listener) {
    departures.add(listener);
  }

  /** In a word: {@code free}, {@code metered} or {@code none}. */
  public String word() {
    Path path = path("");
    return !path.satisfied() ? "none" : path.expensive() ? "metered" : "free";
  }
}
