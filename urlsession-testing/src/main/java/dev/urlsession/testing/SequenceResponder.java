// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.testing;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** One answer after the other, then the last one again and again. */
final class SequenceResponder {

  private final List<Answer> answers;
  private final AtomicInteger next = new AtomicInteger();

  SequenceResponder(List<Answer> answers) {
    this.answers = List.copyOf(answers);
  }

  Answer next() {
    int last = answers.size() - 1;
    return answers.get(next.getAndUpdate(index -> Math.min(index + 1, last)));
  }
}
