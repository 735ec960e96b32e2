// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.cli;

import dev.urlsession.HTTPURLResponse;
import dev.urlsession.URLError;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Set;

/** Why a command ends without success: one line for the user, and the exit code. */
final class CommandFailure extends Exception {

  private static final long serialVersionUID = 1L;
  private static final Set<Integer> TRANSIENT_STATUS = Set.of(408, 429, 500, 502, 503, 504);

  private final int exitCode;
  private final boolean worthRetrying;

  private CommandFailure(int exitCode, String message, boolean worthRetrying) {
    super(message);
    this.exitCode = exitCode;
    this.worthRetrying = worthRetrying;
  }

  static CommandFailure of(int exitCode, String message) {
    return new CommandFailure(exitCode, message, false);
  }

  static CommandFailure usage(String message) {
    return of(ExitCode.USAGE, message);
  }

  static CommandFailure unreadable(Path file) {
    return of(ExitCode.OTHER, "Cannot read the file " + file + ". Check the path and its rights.");
  }

  /** Ctrl-C; what there is to say was said when it came. */
  static CommandFailure interrupted() {
    return of(ExitCode.INTERRUPTED, "");
  }

  static CommandFailure status(HTTPURLResponse response) {
    int status = response.statusCode();
    String reason = HTTPURLResponse.localizedString(status);
    return new CommandFailure(
        ExitCode.HTTP_ERROR,
        "The server answered "
            + status
            + " ("
            + reason
            + ") for "
            + Urls.shown(response.url())
            + ".",
        TRANSIENT_STATUS.contains(status));
  }

  static CommandFailure writing(String what, IOException cause) {
    String why =
        cause instanceof NoSuchFileException
            ? "no such directory"
            : cause instanceof AccessDeniedException ? "permission denied" : cause.getMessage();
    return of(ExitCode.WRITE_ERROR, "Cannot write " + what + ": " + why + ".");
  }

  static CommandFailure of(URLError error) {
    int code = ExitCode.of(error.code());
    boolean transientFailure =
        switch (code) {
          case ExitCode.HOST_NOT_FOUND,
              ExitCode.CANNOT_CONNECT,
              ExitCode.PARTIAL_FILE,
              ExitCode.TIMEOUT ->
              true;
          default -> false;
        };
    return new CommandFailure(code, error.getMessage() + advice(code), transientFailure);
  }

  private static String advice(int code) {
    return switch (code) {
      case ExitCode.CANNOT_CONNECT -> " Check host and port, and that the server runs.";
      case ExitCode.TIMEOUT -> " Try again, or allow more time (--timeout, --max-time).";
      case ExitCode.CERTIFICATE -> " Check the host name and this machine's clock.";
      default -> "";
    };
  }

  CommandFailure adding(String advice) {
    return new CommandFailure(exitCode, getMessage() + " " + advice, worthRetrying);
  }

  int exitCode() {
    return exitCode;
  }

  boolean isWorthRetrying() {
    return worthRetrying;
  }

  boolean isToldAlready() {
    return message().isEmpty();
  }

  String message() {
    return String.valueOf(getMessage());
  }
}
