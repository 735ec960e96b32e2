// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.decode;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The content codings this machine knows (B-067). */
public final class ContentCodings {

  /** A longer chain serves nobody but an attacker. */
  static final int MAXIMUM_CODINGS = 5;

  private static final Set<String> BUILT_IN = Set.of("gzip", "deflate");

  private ContentCodings() {}

  /** Finds out once what there is; blocks, since it unpacks native code to disk. */
  public static void load() {
    OptionalCodings.load();
  }

  /** Whether these are known without {@link #load}. */
  public static boolean areBuiltIn(List<String> codings) {
    return BUILT_IN.containsAll(codings);
  }

  /** What the automatic Accept-Encoding offers: only what {@link #decoder} can undo here. */
  public static String acceptEncoding() {
    return "gzip, deflate"
        + (OptionalCodings.BROTLI ? ", br" : "")
        + (OptionalCodings.ZSTD ? ", zstd" : "");
  }

  /**
   * The codings of a response in the order they were applied, from the values of its
   * Content-Encoding fields: lower case, {@code identity} left out, {@code x-gzip} under its modern
   * name.
   */
  public static List<String> parse(List<String> fieldValues) {
    if (fieldValues.isEmpty()) {
      return List.of();
    }
    List<String> codings = new ArrayList<>();
    for (String value : fieldValues) {
      for (String item : value.split(",", -1)) {
        String coding = item.strip().toLowerCase(Locale.ROOT);
        if (coding.equals("x-gzip")) {
          codings.add("gzip");
        } else if (!coding.isEmpty() && !coding.equals("identity")) {
          codings.add(coding);
        }
      }
    }
    return List.copyOf(codings);
  }

  /** A decoder that undoes the codings, the last applied first; without codings it copies. */
  public static Decoder decoder(List<String> codings) throws UnknownCodingException {
    if (codings.size() > MAXIMUM_CODINGS) {
      throw new UnknownCodingException(
          "The body has %d content codings one around the other; at most %d are undone."
              .formatted(codings.size(), MAXIMUM_CODINGS));
    }
    Decoder chain = new IdentityDecoder();
    for (int i = 0; i < codings.size(); i++) {
      try {
        Decoder outer = single(codings.get(i));
        chain = i == 0 ? outer : new ChainedDecoder(outer, chain);
      } catch (UnknownCodingException e) {
        chain.close();
        throw e;
      }
    }
    return new GuardedDecoder(chain);
  }

  private static Decoder single(String coding) throws UnknownCodingException {
    switch (coding) {
      case "gzip":
        return new GzipDecoder();
      case "deflate":
        return new DeflateDecoder();
      case "br":
        if (OptionalCodings.BROTLI) {
          return new BrotliDecoder();
        }
        break;
      case "zstd":
        if (OptionalCodings.ZSTD) {
          return new ZstdDecoder();
        }
        break;
      default:
        break;
    }
    throw new UnknownCodingException(
        "The content coding '%s' is not known here; ask for one of: %s."
            .formatted(shortened(coding), acceptEncoding()));
  }

  private static String shortened(String coding) {
    return coding.length() <= 40 ? coding : coding.substring(0, 40) + "…";
  }
}
