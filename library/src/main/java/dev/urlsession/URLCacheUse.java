// SPDX-License-Identifier: Apache-2.0
package dev.urlsession;

import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What the cache had to do with a response, and why. Apple tells only {@code resourceFetchType};
 * this also tells a response that the server confirmed from one that it sent again, which look the
 * same otherwise: a 304 is never shown to those who did not ask for it (B-215).
 *
 * @param outcome where the response came from
 * @param reason why
 * @param age how old a stored response was when it was used; null when it was not used
 */
public record URLCacheUse(Outcome outcome, Reason reason, @Nullable Duration age) {

  /** Where a response came from. */
  public enum Outcome {
    /** From the cache; the server was not asked. */
    HIT,
    /** From the cache, after the server said that it is still good. */
    REVALIDATED,
    /** From the server. */
    MISS
  }

  /** Why. */
  public enum Reason {
    /** It is fresh. */
    FRESH(Outcome.HIT, "fresh"),
    /** The policy takes any age. */
    ANY_AGE(Outcome.HIT, "the policy takes any age"),
    /** The request said {@code max-stale}. */
    ACCEPTED_STALE(Outcome.HIT, "stale, which the request accepts"),
    /** Stale, and asked for again meanwhile: {@code stale-while-revalidate}. */
    STALE_WHILE_REVALIDATE(Outcome.HIT, "stale, and asked for again meanwhile"),
    /** Stale, in place of a failure: {@code stale-if-error}. */
    STALE_IF_ERROR(Outcome.HIT, "stale, in place of a failure"),
    /** The server said 304. */
    NOT_MODIFIED(Outcome.REVALIDATED, "the server says it is still good"),
    /** Nothing is stored for the URL. */
    ABSENT(Outcome.MISS, "nothing stored"),
    /** What is stored is for other request headers: {@code Vary}. */
    OTHER_VARIANT(Outcome.MISS, "stored for other request headers"),
    /** What is stored is stale, and the server had something newer or could not be asked. */
    STALE(Outcome.MISS, "stored, but stale"),
    /** What is stored must not be used without asking: {@code no-cache}. */
    NO_CACHE(Outcome.MISS, "stored, but not to be used without asking"),
    /** The server sent another response than the stored one. */
    CHANGED(Outcome.MISS, "stored, but changed on the server"),
    /** The request's headers want a newer one. */
    REQUEST(Outcome.MISS, "the request wants a newer one"),
    /** The policy goes to the server. */
    POLICY(Outcome.MISS, "the policy goes to the server"),
    /** The method's answers are not cached. */
    METHOD(Outcome.MISS, "the method is not cached"),
    /** Parts are not cached. */
    PARTIAL(Outcome.MISS, "parts are not cached"),
    /** {@code only-if-cached}, and nothing stored that fits: the answer is 504. */
    ONLY_IF_CACHED(Outcome.MISS, "only-if-cached, and nothing stored that fits");

    private final Outcome outcome;
    private final String text;

    Reason(Outcome outcome, String text) {
      this.outcome = outcome;
      this.text = text;
    }

    /** Where the response came from then. */
    public Outcome outcome() {
      return outcome;
    }
  }

  /**
   * A use for this reason.
   *
   * @param age how old the stored response was; null when it was not used
   */
  public static URLCacheUse of(Reason reason, @Nullable Duration age) {
    return new URLCacheUse(reason.outcome(), reason, age);
  }

  /** In plain words, such as "hit: fresh, 12 s old". */
  @Override
  public String toString() {
    String words = outcome.name().toLowerCase(Locale.ROOT) + ": " + reason.text;
    return age == null ? words : words + ", " + age.toSeconds() + " s old";
  }
}
