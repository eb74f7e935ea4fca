package eu.veerman.standalone;

import ch.qos.logback.classic.Level;
import eu.veerman.embedded.Durability;
import eu.veerman.embedded.EmbeddedElasticsearch;
import eu.veerman.embedded.EmbeddedPostgres;
import eu.veerman.embedded.Progress;
import eu.veerman.embedded.ServerTrouble;
import eu.veerman.platform.backup.BackupTrouble;
import eu.veerman.platform.config.ConfigurationProblems;
import eu.veerman.platform.observability.Logging;
import io.vertx.core.Vertx;
import java.net.InetAddress;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.function.Function;

/** Runs the whole marketplace on this machine: what {@code ./veerman up} starts. */
public final class Main {
  private static final List<String> PASSED_ON =
      List.of("VEERMAN_ADMIN_", "VEERMAN_MAIL_", "VEERMAN_PUBLIC_URL");
  private static final int FAILED = 1;

  private Main() {}

  public static void main(String[] words) {
    switch (Arguments.parse(List.of(words))) {
      case Arguments.NotUnderstood not -> refuse(not.sentence(), Arguments.EXIT_CODE);
      case Arguments.Understood understood -> run(understood.arguments());
      case Arguments.ToBackUp it -> maintain(by -> by.backup(it.data(), it.file()));
      case Arguments.ToRestore it -> maintain(by -> by.restore(it.file(), it.data(), it.ledgers()));
      case Arguments.ToAudit it -> maintain(by -> by.audit(it.data()));
    }
  }

  private static void maintain(Function<Maintenance, Maintenance.Done> work) {
    new Logging(Logging.Form.TEXT, Level.WARN).start();
    Progress progress = what -> System.out.println("  " + what);
    try {
      Maintenance.Done done =
          work.apply(new Maintenance(Clock.systemUTC(), UUID::randomUUID, progress));
      (done.good() ? System.out : System.err).println(done.sentence());
      System.exit(done.good() ? 0 : FAILED);
    } catch (BackupTrouble | ServerTrouble | IllegalStateException trouble) {
      refuse(String.valueOf(trouble.getMessage()), FAILED);
    }
  }

  private static void run(Arguments arguments) {
    new Logging(Logging.Form.TEXT, Level.WARN).start();
    Optional<String> taken =
        arguments.port() == 0
            ? Optional.empty()
            : FrontPort.problem(InetAddress.getLoopbackAddress(), arguments.port());
    if (taken.isPresent()) {
      refuse(taken.get(), FAILED);
    }
    Progress progress = what -> System.out.println("  " + what);
    Clock clock = Clock.systemUTC();
    DataFolder.Contents wanted =
        arguments.empty() ? DataFolder.Contents.EMPTY : DataFolder.Contents.DEMO;
    switch (DataFolder.open(arguments.data(), wanted, LocalDate.now(clock), progress)) {
      case DataFolder.Refused refused -> refuse(refused.sentence(), FAILED);
      case DataFolder.Opened opened -> runOn(opened.folder(), arguments, clock, progress);
    }
  }

  private static void runOn(
      DataFolder folder, Arguments arguments, Clock clock, Progress progress) {
    Acquired acquired = new Acquired();
    acquired.add(folder);
    CountDownLatch starting = new CountDownLatch(1);
    Runtime.getRuntime().addShutdownHook(new Thread(() -> end(acquired), "veerman-ends"));
    try {
      EmbeddedPostgres postgres =
          EmbeddedPostgres.start(folder.servers(), 0, Durability.KEPT, progress);
      acquired.add(postgres);
      EmbeddedElasticsearch search =
          EmbeddedElasticsearch.start(
              folder.servers(),
              EmbeddedElasticsearch.DEFAULT_HEAP_MEBIBYTES,
              Durability.KEPT,
              progress);
      acquired.add(search);
      Marketplace marketplace =
          Marketplace.start(
              Vertx.vertx(),
              new Marketplace.Ground(
                  postgres.administrator(),
                  search.address(),
                  arguments.port(),
                  folder.origin().contents() == DataFolder.Contents.DEMO,
                  Optional.of(arguments.data().toAbsolutePath().resolve(Maintenance.LEDGER)),
                  passedOn()),
              clock,
              UUID::randomUUID,
              new SecureRandom(),
              progress);
      acquired.add(marketplace);
      System.out.println("ready http://localhost:" + marketplace.port());
      starting.await();
    } catch (ServerTrouble | ConfigurationProblems | IllegalStateException trouble) {
      refuse(String.valueOf(trouble.getMessage()), FAILED);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      System.exit(FAILED);
    }
  }

  /**
   * Of the environment only what names the first administrator and the mail server is passed on.
   */
  private static Map<String, String> passedOn() {
    Map<String, String> keys = new HashMap<>();
    System.getenv()
        .forEach(
            (key, value) -> {
              if (PASSED_ON.stream().anyMatch(key::startsWith)) {
                keys.put(key, value);
              }
            });
    return keys;
  }

  private static void refuse(String sentence, int code) {
    System.err.println("veerman: " + sentence);
    System.exit(code);
  }

  private static void end(Acquired acquired) {
    acquired.close();
    System.out.flush();
  }

  /** What has to be given back, newest first, whenever the end comes. */
  private static final class Acquired implements AutoCloseable {
    private final Deque<AutoCloseable> all = new ArrayDeque<>();

    synchronized void add(AutoCloseable one) {
      all.push(one);
    }

    @Override
    public synchronized void close() {
      while (!all.isEmpty()) {
        try {
          all.pop().close();
        } catch (Exception unclosed) {
          System.err.println("veerman: not everything ended cleanly: " + unclosed);
        }
      }
    }
  }
}
