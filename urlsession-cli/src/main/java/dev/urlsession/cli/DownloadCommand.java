// SPDX-License-Identifier: Apache-2.0
package dev.urlsession.cli;

import dev.urlsession.URLRequest;
import dev.urlsession.URLSession;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** URLs to files. */
@Command(
    name = "download",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Downloads URLs to files named as the server suggests.",
      "A file that is there already is kept: the new one becomes NAME-1. Status 4xx and 5xx is a"
          + " failure (22) and leaves no file. When a download breaks off or is interrupted, what"
          + " is needed to go on is kept in NAME.urlsession-resume; it holds the request's headers,"
          + " so only you can read it."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  urlsession download https://example.org/big.iso",
      "  urlsession download --resume --retry 5 https://example.org/big.iso",
      "  urlsession download -o here.iso --sha256 HEX https://example.org/big.iso",
      "  urlsession download --directory files --parallel 4 https://example.org/{1,2,3,4}.jpg"
    })
final class DownloadCommand implements Callable<Integer> {

  private final Terminal plainTerminal;
  private final Interruption interruption;
  @Mixin private final HeadOptions head = new HeadOptions();
  @Mixin private final BodyOptions body = new BodyOptions();
  @Mixin private final SessionOptions sessions = new SessionOptions();
  @Mixin private final ReportOptions report = new ReportOptions();

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      description = "Save to this file, over what is there. For one URL only.")
  private @Nullable Path output;

  @Option(
      names = "--directory",
      paramLabel = "DIR",
      description = "Save into this directory, which is made when missing (default: the current).")
  private Path directory = Path.of("");

  @Option(names = "--parallel", paramLabel = "N", description = "Load N at a time (default: 1).")
  private int parallel = 1;

  @Option(names = "--resume", description = "Go on where an earlier run stopped.")
  private boolean resume;

  @Option(
      names = "--retry",
      paramLabel = "N",
      description = "Try N more times when it may help, from where it stopped, after 1, 2, 4… s.")
  private int retries;

  @Option(
      names = "--retry-delay",
      paramLabel = "SECONDS",
      description = "Start with another delay than 1 s.")
  private double retryDelay = 1;

  @Option(
      names = "--sha256",
      paramLabel = "HEX",
      description = "Keep the file only if this is its SHA-256. For one URL only.")
  private @Nullable String sha256;

  @Parameters(arity = "1..*", paramLabel = "URL", description = "What to load.")
  private List<String> urls = List.of();

  DownloadCommand(Terminal terminal, Interruption interruption) {
    this.plainTerminal = terminal;
    this.interruption = interruption;
  }

  @Override
  public Integer call() throws CommandFailure {
    Terminal terminal = plainTerminal.silent(report.isSilent());
    DownloadPlan plan = plan();
    List<DownloadJob> jobs = new ArrayList<>();
    SignIn signIn = sessions.signIn(plainTerminal);
    for (String url : urls) {
      URLRequest request = GetCommand.request(head, body, url, "GET");
      jobs.add(
          new DownloadJob(
              request,
              plan,
              terminal,
              () -> new Conversation(terminal, report, sessions.followsRedirects(), signIn)));
    }
    String label = urls.size() == 1 ? "downloading" : urls.size() + " downloads";
    // The part files are made beside the target, so that the last move is a mere rename.
    Path parts = plan.directory().toAbsolutePath();
    int code;
    try (URLSession session =
            URLSession.create(
                sessions.configuration(Urls.parse(urls), parts), sessions.answers(terminal), null);
        ProgressBoard board = new ProgressBoard(terminal, label)) {
      code = run(jobs, job -> runOne(job, session, board, terminal));
    }
    sessions.finish();
    return code;
  }

  private DownloadPlan plan() throws CommandFailure {
    if (urls.size() > 1 && (output != null || sha256 != null)) {
      throw CommandFailure.usage("-o and --sha256 go with one URL only; use --directory.");
    }
    if (parallel < 1 || retries < 0 || !(retryDelay >= 0 && retryDelay <= 3600)) {
      throw CommandFailure.usage(
          "--parallel takes 1 or more, --retry 0 or more, --retry-delay 0 to 3600 seconds.");
    }
    String hash = sha256 == null ? null : sha256.strip().toLowerCase(Locale.ROOT);
    if (hash != null && !hash.matches("[0-9a-f]{64}")) {
      throw CommandFailure.usage("--sha256 takes 64 hexadecimal digits.");
    }
    Path target = output == null ? null : directory.resolve(output);
    Path parent = target == null ? directory : target.toAbsolutePath().getParent();
    Path folder = parent == null ? directory : parent;
    if (target != null && Files.isDirectory(target)) {
      throw CommandFailure.of(
          ExitCode.WRITE_ERROR, target + " is a directory; name a file, or use --directory.");
    }
    try {
      if (!directory.toString().isEmpty()) {
        Files.createDirectories(directory);
      }
    } catch (IOException thrown) {
      throw CommandFailure.writing("in " + directory, thrown);
    }
    Duration delay = Duration.ofNanos(Math.round(retryDelay * 1e9));
    return new DownloadPlan(folder, target, resume, retries, delay, hash);
  }

  /** The first failure's exit code, in the order of the URLs. */
  private int run(List<DownloadJob> jobs, java.util.function.ToIntFunction<DownloadJob> each) {
    ExecutorService workers =
        Executors.newFixedThreadPool(
            Math.min(parallel, jobs.size()),
            work -> {
              Thread thread = new Thread(work, "urlsession-download");
              thread.setDaemon(true);
              return thread;
            });
    try {
      List<CompletableFuture<Integer>> codes =
          jobs.stream()
              .map(job -> CompletableFuture.supplyAsync(() -> each.applyAsInt(job), workers))
              .toList();
      return codes.stream()
          .mapToInt(CompletableFuture::join)
          .reduce(ExitCode.OK, (first, next) -> first == ExitCode.OK ? next : first);
    } finally {
      workers.shutdown();
    }
  }

  private int runOne(DownloadJob job, URLSession session, ProgressBoard board, Terminal terminal) {
    if (interruption.hasFired()) {
      return ExitCode.INTERRUPTED;
    }
    try {
      job.run(session, board, interruption);
      return ExitCode.OK;
    } catch (CommandFailure failed) {
      return Main.failure(terminal, failed);
    }
  }
}
