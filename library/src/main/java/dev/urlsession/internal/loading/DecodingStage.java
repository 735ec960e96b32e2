// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.loading;

import dev.urlsession.HTTPURLResponse;
import dev.urlsession.URLError;
import dev.urlsession.URLError.Code;
import dev.urlsession.URLRequest;
import dev.urlsession.internal.decode.ContentCodings;
import dev.urlsession.internal.decode.UnknownCodingException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** Takes the content coding off, whoever asked for it (B-067). */
final class DecodingStage implements Stage {

  private static final CompletableFuture<?> READY = CompletableFuture.completedFuture(null);

  @Override
  public CompletableFuture<Answer> load(URLRequest request, Load load, Chain next) {
    CompletableFuture<Answer> answered = next.proceed(request, load);
    return load.terms().toFile()
        ? answered.thenCompose(answer -> toFile(answer, load))
        : answered.thenApply(answer -> decoded(answer, codings(answer), load));
  }

  /** Nobody asked for a coding, so it may not be known yet whether it can be undone. */
  private static CompletableFuture<Answer> toFile(Answer answer, Load load) {
    List<String> codings = codings(answer);
    CompletableFuture<?> known =
        NativeCodings.areKnown() || ContentCodings.areBuiltIn(codings)
            ? READY
            : NativeCodings.await(load);
    return known.thenApply(any -> decoded(answer, codings, load));
  }

  private static Answer decoded(Answer answer, List<String> codings, Load load) {
    if (codings.isEmpty()) {
      return answer;
    }
    try {
      return answer.withBody(
          new DecodingBody(
              answer.body(),
              ContentCodings.decoder(codings),
              load.environment().configuration().maximumDecodedBytes(),
              load.terms().toFile()));
    } catch (UnknownCodingException unknown) {
      answer.body().cancel();
      throw new CompletionException(
          URLError.of(
              Code.CANNOT_DECODE_CONTENT_DATA, String.valueOf(unknown.getMessage()), unknown));
    }
  }

  private static List<String> codings(Answer answer) {
    if (!(answer.response() instanceof HTTPURLResponse response)) {
      return List.of();
    }
    int status = response.statusCode();
    boolean bodiless =
        status == 204 || status == 304 || answer.request().httpMethod().equals("HEAD");
    return bodiless
        ? List.of()
        : ContentCodings.parse(response.headers().values("Content-Encoding"));
  }
}
