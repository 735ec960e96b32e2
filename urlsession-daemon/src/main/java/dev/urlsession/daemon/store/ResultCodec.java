// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.daemon.store;

import dev.urlsession.daemon.model.ResponseHead;
import dev.urlsession.daemon.model.TaskFailure;
import dev.urlsession.daemon.model.TaskResult;
import java.net.URI;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** A result, and the two things it is made of. */
final class ResultCodec {

  private ResultCodec() {}

  static byte[] write(TaskResult result) {
    ResponseHead response = result.response();
    TaskFailure failure = result.failure();
    return new Fields.Writer()
        .put(1, response == null ? null : write(response))
        .put(2, failure == null ? null : write(failure))
        .put(3, result.file())
        .put(4, result.received())
        .put(5, result.sent())
        .put(6, result.metrics())
        .bytes();
  }

  static TaskResult read(byte[] bytes) {
    Fields fields = Fields.read(bytes);
    byte[] response = fields.bytes(1);
    byte[] failure = fields.bytes(2);
    String file = fields.text(3);
    return new TaskResult(
        response == null ? null : response(response),
        failure == null ? null : failure(failure),
        file == null ? null : Path.of(file),
        fields.number(4, 0),
        fields.number(5, 0),
        fields.bytes(6));
  }

  private static byte[] write(ResponseHead response) {
    Fields.Writer fields =
        new Fields.Writer()
            .put(1, response.url())
            .put(2, response.statusCode())
            .put(3, response.version());
    HeaderCodec.write(4, response.headers(), fields);
    return fields.bytes();
  }

  private static ResponseHead response(byte[] bytes) {
    Fields fields = Fields.read(bytes);
    return new ResponseHead(
        URI.create(fields.required(1)),
        (int) fields.number(2, 0),
        fields.text(3),
        HeaderCodec.read(4, fields));
  }

  static byte[] write(TaskFailure failure) {
    return new Fields.Writer()
        .put(1, failure.code())
        .put(2, failure.message())
        .put(3, failure.failingURL())
        .put(4, failure.cancelReason())
        .put(5, failure.resumeData())
        .bytes();
  }

  static TaskFailure failure(byte[] bytes) {
    Fields fields = Fields.read(bytes);
    @Nullable String url = fields.text(3);
    return new TaskFailure(
        (int) fields.number(1, 0),
        fields.required(2),
        url == null ? null : URI.create(url),
        (int) fields.number(4, -1),
        fields.bytes(5));
  }
}
