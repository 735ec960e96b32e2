// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.response;

import java.util.Map;

/** What statuses mean, in English: as Apple words them, others as IANA registers them. */
public final class StatusText {

  private static final Map<Integer, String> TEXTS =
      Map.ofEntries(
          Map.entry(100, "continue"),
          Map.entry(101, "switching protocols"),
          Map.entry(102, "processing"),
          Map.entry(103, "early hints"),
          Map.entry(200, "no error"),
          Map.entry(201, "created"),
          Map.entry(202, "accepted"),
          Map.entry(203, "non-authoritative information"),
          Map.entry(204, "no content"),
          Map.entry(205, "reset content"),
          Map.entry(206, "partial content"),
          Map.entry(207, "multi-status"),
          Map.entry(208, "already reported"),
          Map.entry(226, "im used"),
          Map.entry(300, "multiple choices"),
          Map.entry(301, "moved permanently"),
          Map.entry(302, "found"),
          Map.entry(303, "see other"),
          Map.entry(304, "not modified"),
          Map.entry(305, "needs proxy"),
          Map.entry(307, "temporarily redirected"),
          Map.entry(308, "permanently redirected"),
          Map.entry(400, "bad request"),
          Map.entry(401, "unauthorized"),
          Map.entry(402, "payment required"),
          Map.entry(403, "forbidden"),
          Map.entry(404, "not found"),
          Map.entry(405, "method not allowed"),
          Map.entry(406, "unacceptable"),
          Map.entry(407, "proxy authentication required"),
          Map.entry(408, "request timed out"),
          Map.entry(409, "conflict"),
          Map.entry(410, "no longer exists"),
          Map.entry(411, "length required"),
          Map.entry(412, "precondition failed"),
          Map.entry(413, "request too large"),
          Map.entry(414, "requested URL too long"),
          Map.entry(415, "unsupported media type"),
          Map.entry(416, "requested range not satisfiable"),
          Map.entry(417, "expectation failed"),
          Map.entry(421, "misdirected request"),
          Map.entry(422, "unprocessable content"),
          Map.entry(423, "locked"),
          Map.entry(424, "failed dependency"),
          Map.entry(425, "too early"),
          Map.entry(426, "upgrade required"),
          Map.entry(428, "precondition required"),
          Map.entry(429, "too many requests"),
          Map.entry(431, "request header fields too large"),
          Map.entry(451, "unavailable for legal reasons"),
          Map.entry(500, "internal server error"),
          Map.entry(501, "unimplemented"),
          Map.entry(502, "bad gateway"),
          Map.entry(503, "service unavailable"),
          Map.entry(504, "gateway timed out"),
          Map.entry(505, "unsupported version"),
          Map.entry(506, "variant also negotiates"),
          Map.entry(507, "insufficient storage"),
          Map.entry(508, "loop detected"),
          Map.entry(510, "not extended"),
          Map.entry(511, "network authentication required"));

  private StatusText() {}

  /** The text of a status, else of its class. */
  public static String of(int status) {
    String text = TEXTS.get(status);
    if (text != null) {
      return text;
    }
    return switch (status / 100) {
      case 1 -> "informational";
      case 2 -> "success";
      case 3 -> "redirected";
      case 4 -> "client error";
      default -> "server error";
    };
  }
}
