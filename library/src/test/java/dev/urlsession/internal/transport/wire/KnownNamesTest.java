// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.transport.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.util.AsciiString;
import java.nio.charset.StandardCharsets;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.StringLength;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KnownNamesTest {

  @ParameterizedTest
  @ValueSource(strings = {"Content-Length", "content-type", "Content-Type", "Date", "Server"})
  void usual(String name) {
    assertThat((Object) find(name)).hasToString(name).isSameAs(find(name));
  }

  @Test
  void otherSpellingsAreKept() {
    assertThat((Object) find("CONTENT-LENGTH")).isNull();
    assertThat((Object) find("")).isNull();
  }

  @Property
  void neverAnother(
      @ForAll @StringLength(min = 1, max = 20) @Chars({'a', 'e', 'g', 'A', 'D', 't', '-'})
          String name) {
    AsciiString found = find(name);

    assertThat(found == null ? name : found.toString()).isEqualTo(name);
  }

  /** Between other bytes, as on the wire. */
  private static @Nullable AsciiString find(String name) {
    byte[] bytes = ("x" + name + ": y").getBytes(StandardCharsets.US_ASCII);
    return KnownNames.find(bytes, 1, name.length());
  }
}
