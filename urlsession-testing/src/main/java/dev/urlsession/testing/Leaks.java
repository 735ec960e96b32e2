// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.testing;

import java.util.List;

/** One kind of thing that a test may leave behind. */
interface Leaks {

  /** Takes in what is there before the test. */
  void remember();

  /** What is there now and was not before, each described in a line. */
  List<String> find();
}
