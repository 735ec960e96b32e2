// SPDX-License-Identifier: Apache-2.0
package dev.urlsession;

/**
 * Tells what the network is like, for {@link URLSessionConfiguration#waitsForConnectivity()} and
 * the settings about cellular, expensive and constrained networks. The default looks at the
 * machine's interfaces. Not in Apple's API, which has the operating system for it.
 *
 * <p>Methods are called on any thread and must return soon.
 */
public interface NetworkPathMonitor {

  /**
   * What the network to some host is like.
   *
   * @param satisfied whether there is a way to send anything at all
   * @param cellular whether it goes over a mobile network
   * @param expensive whether it costs by volume
   * @param constrained whether the user asked to save data
   * @param ultraConstrained whether it is a very thin one, such as by satellite
   */
  record Path(
      boolean satisfied,
      boolean cellular,
      boolean expensive,
      boolean constrained,
      boolean ultraConstrained) {

    /** A way without any limits. */
    public static final Path SATISFIED = new Path(true, false, false, false, false);

    /** No way. */
    public static final Path UNSATISFIED = new Path(false, false, false, false, false);
  }

  /** What the network to this host is like now. */
  Path path(String host);

  /**
   * Calls the listener when something may have changed, on any thread.
   *
   * @return run it to stop listening
   */
  Runnable addListener(Runnable listener);
}
