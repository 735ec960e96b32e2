// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.testing;

/**
 * One header field, in the spelling in which it was sent or is to be sent.
 *
 * @param name the field's name; its case is kept
 * @param value the field's value, each character one byte (ISO-8859-1) on the wire
 */
public record Header(String name, String value) {

  boolean isNamed(String other) {
    return name.equalsIgnoreCase(other);
  }

  @Override
  public String toString() {
    return name + ": " + value;
  }
}
