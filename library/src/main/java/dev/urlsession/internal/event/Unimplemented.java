// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.event;

/**
 * Tells an overridden delegate method from a default one, without reflection: every default body
 * marks the calling thread, and who called the method looks for the mark.
 */
public final class Unimplemented {

  private static final ThreadLocal<boolean[]> MARK = ThreadLocal.withInitial(() -> new boolean[1]);

  private Unimplemented() {}

  /** Called by the default bodies of the delegate interfaces. */
  public static void mark() {
    MARK.get()[0] = true;
  }

  /** Makes the call and tells whether somebody implements it. */
  public static boolean isImplemented(Runnable call) {
    boolean[] mark = MARK.get();
    mark[0] = false;
    call.run();
    boolean implemented = !mark[0];
    mark[0] = false;
    return implemented;
  }
}
