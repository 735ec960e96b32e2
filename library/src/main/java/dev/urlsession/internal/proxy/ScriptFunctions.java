// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.internal.proxy;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import org.jspecify.annotations.Nullable;
import org.mozilla.javascript.Context;
import org.mozilla.javascript.LambdaFunction;
import org.mozilla.javascript.ScriptableObject;

/** What a proxy script may call: the functions Netscape gave it. */
final class ScriptFunctions {

  private static final int MOST_PATTERN = 1024;

  /** Those that need nothing of Java. */
  static final String WRITTEN =
      """
      function isPlainHostName(host) { return host.indexOf('.') < 0; }
      function dnsDomainIs(host, domain) {
        host = host.toLowerCase(); domain = domain.toLowerCase();
        return host.length >= domain.length
            && host.substring(host.length - domain.length) === domain;
      }
      function localHostOrDomainIs(host, name) {
        host = host.toLowerCase(); name = name.toLowerCase();
        return host === name || (host.indexOf('.') < 0 && name.indexOf(host + '.') === 0);
      }
      function isResolvable(host) { return dnsResolve(host) !== null; }
      function dnsDomainLevels(host) { return host.split('.').length - 1; }
      function convert_addr(text) {
        var parts = String(text).split('.');
        if (parts.length !== 4) return null;
        var sum = 0;
        for (var i = 0; i < 4; i++) {
          if (!/^\\d{1,3}$/.test(parts[i]) || +parts[i] > 255) return null;
          sum = sum * 256 + +parts[i];
        }
        return sum | 0;
      }
      function isInNet(host, pattern, mask) {
        var address = convert_addr(host);
        if (address === null) {
          var found = dnsResolve(host);
          address = found === null ? null : convert_addr(found);
        }
        var base = convert_addr(pattern), bits = convert_addr(mask);
        return address !== null && base !== null && bits !== null
            && (address & bits) === (base & bits);
      }
      var __days = ['SUN', 'MON', 'TUE', 'WED', 'THU', 'FRI', 'SAT'];
      var __months = ['JAN', 'FEB', 'MAR', 'APR', 'MAY', 'JUN', 'JUL', 'AUG', 'SEP', 'OCT', 'NOV',
          'DEC'];
      function __words(given) {
        var words = [].slice.call(given), gmt = words[words.length - 1] === 'GMT';
        if (gmt) words.pop();
        return {words: words, gmt: gmt, now: new Date()};
      }
      function __within(low, value, high) {
        return low <= high ? low <= value && value <= high : value >= low || value <= high;
      }
      function weekdayRange() {
        var a = __words(arguments), from = __days.indexOf(a.words[0]);
        var to = a.words.length > 1 ? __days.indexOf(a.words[1]) : from;
        return __within(from, a.gmt ? a.now.getUTCDay() : a.now.getDay(), to);
      }
      function timeRange() {
        var a = __words(arguments), w = a.words, n = a.now;
        var hour = a.gmt ? n.getUTCHours() : n.getHours();
        var minute = a.gmt ? n.getUTCMinutes() : n.getMinutes();
        var second = a.gmt ? n.getUTCSeconds() : n.getSeconds();
        if (w.length === 1) return hour === w[0];
        if (w.length === 2) return __within(w[0] * 60, hour * 60 + minute, w[1] * 60);
        if (w.length === 4)
          return __within(w[0] * 60 + w[1], hour * 60 + minute, w[2] * 60 + w[3]);
        return __within(w[0] * 3600 + w[1] * 60 + w[2], hour * 3600 + minute * 60 + second,
            w[3] * 3600 + w[4] * 60 + w[5]);
      }
      function dateRange() {
        var a = __words(arguments), n = a.now;
        var half = a.words.length === 1 ? 1 : a.words.length / 2;
        var day = a.gmt ? n.getUTCDate() : n.getDate();
        var month = a.gmt ? n.getUTCMonth() : n.getMonth();
        var year = a.gmt ? n.getUTCFullYear() : n.getFullYear();
        function number(words) {
          var sum = 0, known = {};
          for (var i = 0; i < words.length; i++) {
            if (typeof words[i] === 'string') known.month = __months.indexOf(words[i]);
            else if (words[i] > 31) known.year = words[i];
            else known.day = words[i];
          }
          sum += known.year === undefined ? 0 : known.year * 10000;
          sum += known.month === undefined ? 0 : known.month * 100;
          sum += known.day === undefined ? 0 : known.day;
          known.now = (known.year === undefined ? 0 : year * 10000)
              + (known.month === undefined ? 0 : month * 100)
              + (known.day === undefined ? 0 : day);
          known.sum = sum;
          return known;
        }
        var from = number(a.words.slice(0, half));
        var to = a.words.length === 1 ? from : number(a.words.slice(half));
        return __within(from.sum, from.now, to.sum);
      }
      """;

  private ScriptFunctions() {}

  // Functions of Rhino can be serialised; these never are.
  @SuppressWarnings("serial")
  static void define(ScriptableObject scope) {
    scope.put(
        "dnsResolve",
        scope,
        new LambdaFunction(
            scope, "dnsResolve", 1, (context, in, self, given) -> resolve(text(given, 0))));
    scope.put(
        "myIpAddress",
        scope,
        new LambdaFunction(scope, "myIpAddress", 0, (context, in, self, given) -> own()));
    // Not by the script's own regular expressions: a pattern with many stars would take for ever.
    scope.put(
        "shExpMatch",
        scope,
        new LambdaFunction(
            scope,
            "shExpMatch",
            2,
            (context, in, self, given) -> matches(text(given, 0), text(given, 1))));
  }

  private static String text(Object[] given, int index) {
    return index < given.length ? Context.toString(given[index]) : "";
  }

  private static @Nullable Object resolve(String host) {
    try {
      for (InetAddress each : InetAddress.getAllByName(host)) {
        if (each instanceof Inet4Address) {
          return each.getHostAddress();
        }
      }
    } catch (UnknownHostException unknown) {
      // As a script asks for it: null.
    }
    return null;
  }

  private static Object own() {
    try {
      return InetAddress.getLocalHost().getHostAddress();
    } catch (UnknownHostException nameless) {
      return "127.0.0.1";
    }
  }

  /** {@code *} for any characters, {@code ?} for one; in time proportional to both lengths. */
  static boolean matches(String text, String pattern) {
    if (pattern.length() > MOST_PATTERN) {
      return false;
    }
    int at = 0;
    int in = 0;
    int star = -1;
    int resume = 0;
    while (at < text.length()) {
      if (in < pattern.length()
          && (pattern.charAt(in) == '?' || pattern.charAt(in) == text.charAt(at))
          && pattern.charAt(in) != '*') {
        at++;
        in++;
      } else if (in < pattern.length() && pattern.charAt(in) == '*') {
        star = in++;
        resume = at;
      } else if (star >= 0) {
        in = star + 1;
        at = ++resume;
      } else {
        return false;
      }
    }
    while (in < pattern.length() && pattern.charAt(in) == '*') {
      in++;
    }
    return in == pattern.length();
  }
}
