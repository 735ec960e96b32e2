// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.cli;

import dev.urlsession.HTTPURLResponse;
import dev.urlsession.URLSessionTaskMetrics;
import dev.urlsession.URLSessionTaskTransactionMetrics;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A task's metrics as one line of JSON, under Apple's names. */
final class MetricsReport {

  private MetricsReport() {}

  static String of(URLSessionTaskMetrics metrics) {
    Map<String, @Nullable Object> report = new LinkedHashMap<>();
    report.put("taskStart", metrics.taskInterval().start());
    report.put("taskEnd", metrics.taskInterval().end());
    report.put("taskMilliseconds", metrics.taskInterval().duration().toNanos() / 1e6);
    report.put("redirectCount", metrics.redirectCount());
    report.put(
        "transactionMetrics",
        metrics.transactionMetrics().stream().map(MetricsReport::transaction).toList());
    return Json.of(report);
  }

  private static Map<String, @Nullable Object> transaction(URLSessionTaskTransactionMetrics one) {
    Map<String, @Nullable Object> report = new LinkedHashMap<>();
    report.put("method", one.request().httpMethod());
    report.put("url", Urls.shown(one.request().url()));
    report.put("status", one.response() instanceof HTTPURLResponse http ? http.statusCode() : null);
    report.put("fetchStartDate", one.fetchStartDate());
    report.put("domainLookupStartDate", one.domainLookupStartDate());
    report.put("domainLookupEndDate", one.domainLookupEndDate());
    report.put("connectStartDate", one.connectStartDate());
    report.put("connectEndDate", one.connectEndDate());
    report.put("secureConnectionStartDate", one.secureConnectionStartDate());
    report.put("secureConnectionEndDate", one.secureConnectionEndDate());
    report.put("requestStartDate", one.requestStartDate());
    report.put("requestEndDate", one.requestEndDate());
    report.put("responseStartDate", one.responseStartDate());
    report.put("responseEndDate", one.responseEndDate());
    report.put("networkProtocolName", one.networkProtocolName());
    report.put("isReusedConnection", one.isReusedConnection());
    report.put("resourceFetchType", one.resourceFetchType());
    report.put("cacheUse", one.cacheUse() == null ? null : one.cacheUse().toString());
    report.put("countOfRequestHeaderBytesSent", one.countOfRequestHeaderBytesSent());
    report.put("countOfRequestBodyBytesSent", one.countOfRequestBodyBytesSent());
    report.put("countOfResponseHeaderBytesReceived", one.countOfResponseHeaderBytesReceived());
    report.put("countOfResponseBodyBytesReceived", one.countOfResponseBodyBytesReceived());
    report.put(
        "countOfResponseBodyBytesAfterDecoding", one.countOfResponseBodyBytesAfterDecoding());
    report.put("localAddress", one.localAddress());
    report.put("localPort", one.localPort());
    report.put("remoteAddress", one.remoteAddress());
    report.put("remotePort", one.remotePort());
    report.put("negotiatedTLSProtocolVersion", one.negotiatedTLSProtocolVersion());
    report.put("negotiatedTLSCipherSuite", one.negotiatedTLSCipherSuite());
    return report;
  }
}
