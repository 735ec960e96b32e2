// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.rules;

import dev.urlsession.testing.Answer;
import dev.urlsession.testing.RecordedRequest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The other side of Digest, written for itself: one nonce at a time, counted strictly. */
final class DigestServer {

  private static final Pattern PARAMETER = Pattern.compile("([a-z]+)=(?:\"([^\"]*)\"|([^,]*))");

  private final String algorithm;
  private final String qop;
  private String nonce = "nonce-1";
  private int count;

  DigestServer(String algorithm, String qop) {
    this.algorithm = algorithm;
    this.qop = qop;
  }

  /** Opens to user and pass. */
  Answer answer(Answer inside) {
    return Answer.respond(request -> check(request, inside));
  }

  /** What was shown with the nonce so far is old from now on. */
  synchronized void renew(String next) {
    nonce = next;
    count = 0;
  }

  private synchronized Answer check(RecordedRequest request, Answer inside) {
    Map<String, String> shown = parameters(request.header("Authorization").orElse(""));
    if (!shown.containsKey("nonce")) {
      return refusal(false);
    }
    String expected = response(request, shown);
    if (!expected.equals(shown.get("response")) || !request.target().equals(shown.get("uri"))) {
      return refusal(false);
    }
    if (!nonce.equals(shown.get("nonce")) || Integer.parseInt(shown.get("nc"), 16) != count + 1) {
      return refusal(true);
    }
    count++;
    return inside;
  }

  private Answer refusal(boolean stale) {
    return Locked.refusal(
        "Digest realm=\"locked\", qop=\"%s\", algorithm=%s, nonce=\"%s\", opaque=\"o\", stale=%s"
            .formatted(qop, algorithm, nonce, stale));
  }

  private String response(RecordedRequest request, Map<String, String> shown) {
    String asked = request.method() + ":" + request.target();
    if (shown.get("qop").equals("auth-int")) {
      asked += ":" + hash(request.body());
    }
    String secret = hash("user:locked:pass");
    if (algorithm.endsWith("-sess")) {
      secret = hash(secret + ":" + shown.get("nonce") + ":" + shown.get("cnonce"));
    }
    return hash(
        String.join(
            ":",
            secret,
            shown.get("nonce"),
            shown.get("nc"),
            shown.get("cnonce"),
            shown.get("qop"),
            hash(asked)));
  }

  private String hash(String text) {
    return hash(text.getBytes(StandardCharsets.UTF_8));
  }

  private String hash(byte[] bytes) {
    String name = algorithm.replace("-sess", "").replace("512-256", "512/256");
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance(name).digest(bytes));
    } catch (NoSuchAlgorithmException missing) {
      throw new AssertionError(missing);
    }
  }

  private static Map<String, String> parameters(String header) {
    Map<String, String> parameters = new HashMap<>();
    Matcher matcher = PARAMETER.matcher(header);
    while (matcher.find()) {
      parameters.put(
          matcher.group(1), matcher.group(2) == null ? matcher.group(3) : matcher.group(2));
    }
    return parameters;
  }
}
