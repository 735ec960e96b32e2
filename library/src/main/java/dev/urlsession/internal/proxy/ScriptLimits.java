// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.proxy;

import java.util.concurrent.TimeUnit;
import org.mozilla.javascript.Context;
import org.mozilla.javascript.ContextFactory;

/** What a proxy script may use up. */
final class ScriptLimits extends ContextFactory {

  private static final int SECONDS = 5;
  private static final int LOOK_EVERY = 10_000;
  private static final int STACK = 500;

  private volatile long deadline;

  /** The script took too long. An error, so that no catch of the script's can stop it. */
  static final class Exceeded extends Error {

    private static final long serialVersionUID = 1;

    Exceeded() {
      super("it took longer than " + SECONDS + " seconds");
    }
  }

  @Override
  public Context enterContext() {
    deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS);
    return super.enterContext();
  }

  @Override
  protected Context makeContext() {
    Context context = super.makeContext();
    context.setInterpretedMode(true);
    context.setInstructionObserverThreshold(LOOK_EVERY);
    context.setMaximumInterpreterStackDepth(STACK);
    context.setClassShutter(name -> false);
    return context;
  }

  @Override
  protected void observeInstructionCount(Context context, int count) {
    if (System.nanoTime() - deadline > 0) {
      throw new Exceeded();
    }
  }
}
