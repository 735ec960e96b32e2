// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.auth;

import static org.assertj.core.api.Assertions.assertThatCode;

import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;

class NTLMPropertyTest {

  @Property(tries = 500)
  @Label("B-155: no message of a server can make it fail")
  void damaged(@ForAll byte[] tail) {
    byte[] message = NTLMMessages.concat(NTLMMessages.SIGNATURE, new byte[] {2, 0, 0, 0}, tail);
    assertThatCode(() -> new NTLMHandshake("u", "p").answer(message)).doesNotThrowAnyException();
    assertThatCode(() -> new NTLMHandshake("u", "p").answer(tail)).doesNotThrowAnyException();
  }
}
