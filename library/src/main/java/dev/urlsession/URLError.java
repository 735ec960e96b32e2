// SPDX-License-Identifier: Apache-2.0
package dev.urlsession;

import java.io.IOException;
import java.io.Serializable;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * Why a load failed. Apple: {@code NSURLError} and {@code URLError}.
 *
 * <p>The message is one sentence that says what happened and, where there is something to do, what.
 * It shows neither passwords nor queries. A status such as 404 is not an error (B-052).
 */
public final class URLError extends IOException {

  private static final long serialVersionUID = 1;

  private final Code code;
  private final Details details;
  // Certificates do not travel: what is read from a stream has none.
  private final transient @Nullable ServerTrust peerTrust;

  private URLError(
      Code code,
      String message,
      @Nullable Throwable cause,
      Details details,
      @Nullable ServerTrust peerTrust) {
    super(message, cause);
    this.code = code;
    this.details = details;
    this.peerTrust = peerTrust;
  }

  private record Details(
      @Nullable URI failingURL,
      @Nullable NetworkUnavailableReason networkUnavailableReason,
      @Nullable BackgroundTaskCancelledReason backgroundTaskCancelledReason,
      byte @Nullable [] downloadTaskResumeData,
      byte @Nullable [] uploadTaskResumeData)
      implements Serializable {

    static final Details NONE = new Details(null, null, null, null, null);

    Details withURL(URI url) {
      return new Details(
          url,
          networkUnavailableReason,
          backgroundTaskCancelledReason,
          downloadTaskResumeData,
          uploadTaskResumeData);
    }

    Details withReasons(
        @Nullable NetworkUnavailableReason network,
        @Nullable BackgroundTaskCancelledReason cancelled) {
      return new Details(
          failingURL, network, cancelled, downloadTaskResumeData, uploadTaskResumeData);
    }

    Details withResumeData(byte @Nullable [] download, byte @Nullable [] upload) {
      return new Details(
          failingURL, networkUnavailableReason, backgroundTaskCancelledReason, download, upload);
    }
  }

  /** What kind of failure it is. Apple: the codes of {@code NSURLErrorDomain}. */
  public enum Code {
    /** A lower error that says nothing more. */
    UNKNOWN(-1),
    /** An extension without a shared container. */
    BACKGROUND_SESSION_REQUIRES_SHARED_CONTAINER(-995),
    /** The identifier is in use elsewhere. */
    BACKGROUND_SESSION_IN_USE_BY_ANOTHER_PROCESS(-996),
    /** The daemon was lost. */
    BACKGROUND_SESSION_WAS_DISCONNECTED(-997),
    /** The task was cancelled. */
    CANCELLED(-999),
    /** The URL cannot be used. */
    BAD_URL(-1000),
    /** Nothing happened for too long, or the whole took too long. */
    TIMED_OUT(-1001),
    /** Nobody loads such URLs; also invalid resume data. */
    UNSUPPORTED_URL(-1002),
    /** There is no host of that name. */
    CANNOT_FIND_HOST(-1003),
    /** Nobody accepts connections there. */
    CANNOT_CONNECT_TO_HOST(-1004),
    /** The connection broke off. */
    NETWORK_CONNECTION_LOST(-1005),
    /** No longer used. */
    DNS_LOOKUP_FAILED(-1006),
    /** More redirects than allowed. */
    HTTP_TOO_MANY_REDIRECTS(-1007),
    /** The resource cannot be had. */
    RESOURCE_UNAVAILABLE(-1008),
    /** There is no network, or none that may be used. */
    NOT_CONNECTED_TO_INTERNET(-1009),
    /** A redirect without a URL. */
    REDIRECT_TO_NON_EXISTENT_LOCATION(-1010),
    /** The server's answer makes no sense. */
    BAD_SERVER_RESPONSE(-1011),
    /** The user gave no credential. */
    USER_CANCELLED_AUTHENTICATION(-1012),
    /** A credential is needed. */
    USER_AUTHENTICATION_REQUIRED(-1013),
    /** A body was promised and nothing came. */
    ZERO_BYTE_RESOURCE(-1014),
    /** The bytes do not fit their content coding. */
    CANNOT_DECODE_RAW_DATA(-1015),
    /** The content coding is unknown. */
    CANNOT_DECODE_CONTENT_DATA(-1016),
    /** The answer cannot be read. */
    CANNOT_PARSE_RESPONSE(-1017),
    /** Never produced on a JVM. */
    INTERNATIONAL_ROAMING_OFF(-1018),
    /** Never produced on a JVM. */
    CALL_IS_ACTIVE(-1019),
    /** Never produced on a JVM. */
    DATA_NOT_ALLOWED(-1020),
    /** There is no body, or no more of it, to send. */
    REQUEST_BODY_STREAM_EXHAUSTED(-1021),
    /** Clear text is forbidden. */
    APP_TRANSPORT_SECURITY_REQUIRES_SECURE_CONNECTION(-1022),
    /** There is no such file. */
    FILE_DOES_NOT_EXIST(-1100),
    /** It is a directory. */
    FILE_IS_DIRECTORY(-1101),
    /** The file cannot be read. */
    NO_PERMISSIONS_TO_READ_FILE(-1102),
    /** More than allowed; also a GET with a body. */
    DATA_LENGTH_EXCEEDS_MAXIMUM(-1103),
    /** The file is out of bounds. */
    FILE_OUTSIDE_SAFE_AREA(-1104),
    /** There is no TLS connection. */
    SECURE_CONNECTION_FAILED(-1200),
    /** The certificate is over. */
    SERVER_CERTIFICATE_HAS_BAD_DATE(-1201),
    /** The certificate is not to be trusted. */
    SERVER_CERTIFICATE_UNTRUSTED(-1202),
    /** Nobody trusted signed the certificate. */
    SERVER_CERTIFICATE_HAS_UNKNOWN_ROOT(-1203),
    /** The certificate is not valid yet. */
    SERVER_CERTIFICATE_NOT_YET_VALID(-1204),
    /** The server refused our certificate. */
    CLIENT_CERTIFICATE_REJECTED(-1205),
    /** The server wants a certificate of ours. */
    CLIENT_CERTIFICATE_REQUIRED(-1206),
    /** The cache alone could not answer. */
    CANNOT_LOAD_FROM_NETWORK(-2000),
    /** The download's file could not be made. */
    CANNOT_CREATE_FILE(-3000),
    /** The download's file could not be opened. */
    CANNOT_OPEN_FILE(-3001),
    /** The download's file could not be closed. */
    CANNOT_CLOSE_FILE(-3002),
    /** The download's file could not be written, such as on a full disk. */
    CANNOT_WRITE_TO_FILE(-3003),
    /** The download's file could not be removed. */
    CANNOT_REMOVE_FILE(-3004),
    /** The download's file could not be moved. */
    CANNOT_MOVE_FILE(-3005),
    /** A download's content coding is broken. */
    DOWNLOAD_DECODING_FAILED_MID_STREAM(-3006),
    /** A download's content coding breaks off. */
    DOWNLOAD_DECODING_FAILED_TO_COMPLETE(-3007);

    private final int rawValue;

    Code(int rawValue) {
      this.rawValue = rawValue;
    }

    /** Apple's number. */
    public int rawValue() {
      return rawValue;
    }

    /** The code with Apple's number; {@link #UNKNOWN} when there is none. */
    public static Code fromRawValue(int rawValue) {
      for (Code code : values()) {
        if (code.rawValue == rawValue) {
          return code;
        }
      }
      return UNKNOWN;
    }
  }

  /** Which rule forbade the only network. Apple: {@code NSURLErrorNetworkUnavailableReason}. */
  public enum NetworkUnavailableReason {
    /** It is a mobile network. */
    CELLULAR,
    /** It costs by volume. */
    EXPENSIVE,
    /** The user asked to save data. */
    CONSTRAINED,
    /** It is a very thin one. */
    ULTRA_CONSTRAINED
  }

  /** Why a background task was cancelled. Apple: {@code NSURLErrorCancelledReason…}. */
  public enum BackgroundTaskCancelledReason {
    /** The user ended the app by force. */
    USER_FORCE_QUIT_APPLICATION(0),
    /** The user switched background updates off. */
    BACKGROUND_UPDATES_DISABLED(1),
    /** The system had too little of something. */
    INSUFFICIENT_SYSTEM_RESOURCES(2);

    private final int rawValue;

    BackgroundTaskCancelledReason(int rawValue) {
      this.rawValue = rawValue;
    }

    /** Apple's number. */
    public int rawValue() {
      return rawValue;
    }

    /** The reason with Apple's number; null when there is none. */
    public static @Nullable BackgroundTaskCancelledReason fromRawValue(int rawValue) {
      for (BackgroundTaskCancelledReason reason : values()) {
        if (reason.rawValue == rawValue) {
          return reason;
        }
      }
      return null;
    }
  }

  /** An error with a sentence for people. */
  public static URLError of(Code code, String message) {
    return new URLError(code, message, null, Details.NONE, null);
  }

  /** An error with a sentence for people and the lower error behind it (B-361). */
  public static URLError of(Code code, String message, @Nullable Throwable cause) {
    return new URLError(code, message, cause, Details.NONE, null);
  }

  /** What a cancelled task ends with (B-034). */
  public static URLError cancelled(@Nullable URI failingURL) {
    Details details = failingURL == null ? Details.NONE : Details.NONE.withURL(failingURL);
    return new URLError(Code.CANCELLED, "cancelled", null, details, null);
  }

  /** The same with the URL that failed, unless it has one (B-360). */
  public URLError withFailingURL(@Nullable URI url) {
    if (details.failingURL != null || url == null) {
      return this;
    }
    return with(details.withURL(url));
  }

  /** The same with what is needed to go on. */
  public URLError withDownloadTaskResumeData(byte @Nullable [] resumeData) {
    return with(details.withResumeData(copy(resumeData), details.uploadTaskResumeData));
  }

  /** The same with what an upload needs to go on. */
  public URLError withUploadTaskResumeData(byte @Nullable [] resumeData) {
    return with(details.withResumeData(details.downloadTaskResumeData, copy(resumeData)));
  }

  /** The same with the rule that forbade the network. */
  public URLError withNetworkUnavailableReason(NetworkUnavailableReason reason) {
    return with(details.withReasons(reason, details.backgroundTaskCancelledReason));
  }

  /** The same with why the system cancelled a background task. */
  public URLError withBackgroundTaskCancelledReason(BackgroundTaskCancelledReason reason) {
    return with(details.withReasons(details.networkUnavailableReason, reason));
  }

  /** The same with the certificates the server showed (B-165). */
  public URLError withFailureURLPeerTrust(ServerTrust trust) {
    return with(details, trust);
  }

  private URLError with(Details other) {
    return with(other, peerTrust);
  }

  private URLError with(Details other, @Nullable ServerTrust trust) {
    URLError copy = new URLError(code, String.valueOf(getMessage()), getCause(), other, trust);
    copy.setStackTrace(getStackTrace());
    for (Throwable each : getSuppressed()) {
      copy.addSuppressed(each);
    }
    return copy;
  }

  private static byte @Nullable [] copy(byte @Nullable [] data) {
    return data == null ? null : data.clone();
  }

  /** What kind of failure it is. */
  public Code code() {
    return code;
  }

  /** The URL that failed, after redirects; null when there was none. */
  public @Nullable URI failingURL() {
    return details.failingURL;
  }

  /** The URL that failed, as text. */
  public @Nullable String failureURLString() {
    return details.failingURL == null ? null : details.failingURL.toString();
  }

  /**
   * The certificates the server showed, with their evaluation, when TLS failed; null when it had
   * not shown any. Apple: {@code NSURLErrorFailingURLPeerTrustErrorKey}.
   */
  public @Nullable ServerTrust failureURLPeerTrust() {
    return peerTrust;
  }

  /** Which rule forbade the only network; null when it was none. */
  public @Nullable NetworkUnavailableReason networkUnavailableReason() {
    return details.networkUnavailableReason;
  }

  /** Why a background task was cancelled; null in foreground sessions. */
  public @Nullable BackgroundTaskCancelledReason backgroundTaskCancelledReason() {
    return details.backgroundTaskCancelledReason;
  }

  /** What a download needs to go on; null when it cannot (B-364). A copy. */
  public byte @Nullable [] downloadTaskResumeData() {
    return copy(details.downloadTaskResumeData);
  }

  /** What an upload needs to go on; null when it cannot (B-364). A copy. */
  public byte @Nullable [] uploadTaskResumeData() {
    return copy(details.uploadTaskResumeData);
  }

  // The message stays one sentence for users; code and URL are for logs.
  @SuppressWarnings("OverrideThrowableToString")
  @Override
  public String toString() {
    String text = "URLError[" + code + " (" + code.rawValue + "): " + getMessage();
    return details.failingURL == null ? text + "]" : text + " " + SafeURL.of(failingURL()) + "]";
  }
}
