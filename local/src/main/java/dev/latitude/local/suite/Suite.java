package dev.latitude.local.suite;

import dev.latitude.local.data.StateFile;
import dev.latitude.local.failure.StartFailure;
import dev.latitude.local.gateway.Backends;
import dev.latitude.local.gateway.Gateway;
import dev.latitude.local.identity.AttestationKeyFolder;
import dev.latitude.local.identity.Identity;
import dev.latitude.local.identity.KeyFile;
import dev.latitude.local.identity.ServiceTokens;
import dev.latitude.local.portal.Portal;
import dev.latitude.local.postgres.Durability;
import dev.latitude.local.postgres.ServiceDatabase;
import dev.latitude.local.postgres.SuitePostgres;
import dev.latitude.local.process.Child;
import dev.latitude.postgres.FreePorts;
import dev.latitude.postgres.PostgresServer;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * All of Latitude on this machine: PostgreSQL, the services and the gateway, one address, one stop.
 *
 * <p>Made in two steps, so that {@link #close} can be called at any moment of {@link #start} too.
 */
public final class Suite implements AutoCloseable {

  /** The port that services have in the cluster, and so in the route files. */
  private static final int SERVICE_PORT = 8080;

  private static final Duration TOKEN_VALIDITY = Duration.ofHours(8);
  private static final Duration STOP_GRACE = Duration.ofSeconds(20);
  private static final Duration RECORDING_GRACE = Duration.ofSeconds(60);

  private final SuiteOptions options;
  private final Home home;
  private final Members members;
  private final List<Replica> replicas;
  private final Identity identity;
  private final ServiceTokens tokens;
  private final SuitePostgres postgres;
  private final Gateway gateway;
  private final ClassArchives archives;
  private final ServiceLauncher launcher;
  private final Lock closing = new ReentrantLock();
  private boolean closed;

  /** Takes the data folder and the port; nothing else runs yet. */
  private Suite(SuiteOptions options, Home home) {
    this.options = options;
    this.home = home;
    var folder = home.folder();
    members = new Members(StateFile.of(folder));
    replicas = replicas(options.replicas());
    identity = new KeyFile(folder.identity()).open(Clock.systemUTC());
    new AttestationKeyFolder(folder.attestationKeys()).prepare();
    tokens =
        new ServiceTokens(
            identity,
            folder.identity().resolve("services"),
            Service.all().map(Service::serviceName).toList());
    postgres =
        new SuitePostgres(
            folder,
            home.ephemeral() && !options.durable() ? Durability.EPHEMERAL : Durability.DURABLE,
            options.postgres());
    gateway =
        Gateway.start(
            options.repository().resolve("deploy").resolve("gateway"),
            backends(),
            options.port(),
            new Portal(options.repository(), identity, Clock.systemUTC(), this::states));
    archives =
        new ClassArchives(options.repository(), options.recordsClasses(), options.progress());
    launcher =
        new ServiceLauncher(
            options, folder, postgres, identity, tokens, archives, addresses(), gateway.uri());
  }

  /** Takes the data folder and the port, and says at once if either is in use. */
  public static Suite open(SuiteOptions options) {
    ServiceLauncher.checkBuilt(options.repository());
    var home = Home.open(options.data(), options.progress());
    try {
      var suite = new Suite(options, home);
      suite.members.launchedAt(suite.gatewayUri().toString());
      return suite;
    } catch (RuntimeException e) {
      home.close();
      throw e;
    }
  }

  /** Opens a suite and starts it; if that fails, nothing of it is left running. */
  public static Suite start(SuiteOptions options) {
    var suite = open(options);
    try {
      suite.start();
      return suite;
    } catch (RuntimeException e) {
      suite.close();
      throw e;
    }
  }

  /** Starts everything and returns when all of it is ready. */
  public void start() {
    options.progress().accept("Starting PostgreSQL");
    tokens.start();
    postgres.start(Service.all().map(Service::database).toList(), members::add);
    members.find("PostgreSQL").ifPresent(members::watch);
    options.progress().accept("Starting " + names(replicas));
    launch(replicas);
  }

  /** The one address of all resources. */
  public URI gatewayUri() {
    return gateway.uri();
  }

  public Path dataFolder() {
    return home.folder().root();
  }

  /** A token of this suite for a person, valid for a working day. */
  public String token(String person, String... roles) {
    return identity.token(person, List.of(roles), TOKEN_VALIDITY);
  }

  /** A service's own database, to look at what is really stored. */
  public ServiceDatabase database(Service service) {
    return postgres.database(service.database());
  }

  /** The server's own database as its superuser, to set or ask what no service may. */
  public ServiceDatabase administration() {
    return postgres.administration();
  }

  /** All processes of a service, to reach one of them past the gateway. */
  public List<Replica> replicas(Service service) {
    return replicas.stream().filter(replica -> replica.service() == service).toList();
  }

  /** The process itself, for instance to suspend it. */
  public ProcessHandle process(Replica replica) {
    return child(replica.name()).handle();
  }

  public ProcessHandle postgresProcess() {
    return child("PostgreSQL").handle();
  }

  /** Kills one process as a crash would; the suite goes on without it. */
  public void kill(Replica replica) {
    child(replica.name()).kill();
  }

  /** Ends one process in order, as an upgrade would. */
  public void stop(Replica replica) {
    child(replica.name()).stop(STOP_GRACE);
  }

  /** Starts one process again at its place and returns when it is ready. */
  public void restart(Replica replica) {
    child(replica.name()).stop(STOP_GRACE);
    launch(List.of(replica));
  }

  /** What a process at this place is told by its environment, to start one in another way. */
  public Map<String, String> variables(Replica replica) {
    return launcher.variables(replica);
  }

  /** Completes when a process of the suite died unasked, with what to tell the user. */
  public CompletableFuture<StartFailure> failure() {
    return members.failure();
  }

  /** Stops what is running, each after those that need it; a second call waits for the first. */
  @Override
  public void close() {
    closing.lock();
    try {
      if (!closed) {
        closed = true;
        stopAll();
      }
    } finally {
      closing.unlock();
    }
  }

  private void stopAll() {
    var all = members.close();
    if (all.stream().anyMatch(archives::isRecording)) {
      options
          .progress()
          .accept("Keeping what makes later starts fast: some seconds, once per build");
    }
    gateway.close();
    tokens.close();
    all.parallelStream().filter(child -> !child.name().equals("PostgreSQL")).forEach(this::stop);
    all.stream()
        .filter(child -> child.name().equals("PostgreSQL"))
        .forEach(child -> PostgresServer.stop(child.handle()));
    StateFile.of(home.folder()).delete();
    home.close();
  }

  private void stop(Child service) {
    service.stop(archives.isRecording(service) ? RECORDING_GRACE : STOP_GRACE);
    archives.keep(service);
  }

  private void launch(List<Replica> some) {
    var allReady = new CompletableFuture<Void>();
    try (var readiness = new Readiness(options.readyLimit())) {
      var waiting =
          some.stream()
              .map(replica -> launch(replica, readiness, allReady))
              .toArray(CompletableFuture<?>[]::new);
      var _ = CompletableFuture.allOf(waiting).thenRun(() -> allReady.complete(null));
      var _ = failure().thenAccept(allReady::completeExceptionally);
      allReady.join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof StartFailure failure ? failure : e;
    }
  }

  /** The first process that fails ends the waiting for all. */
  private CompletableFuture<Void> launch(
      Replica replica, Readiness readiness, CompletableFuture<Void> allReady) {
    var child = launcher.launch(replica);
    members.add(child);
    var ready = new CompletableFuture<Void>();
    Thread.startVirtualThread(
        () -> {
          try {
            awaitReady(readiness, replica, child);
            ready.complete(null);
          } catch (RuntimeException e) {
            allReady.completeExceptionally(e);
          }
        });
    return ready;
  }

  private void awaitReady(Readiness readiness, Replica replica, Child child) {
    var begun = System.nanoTime();
    readiness.await(replica, child);
    members.watch(child);
    archives.check(child);
    options
        .progress()
        .accept(
            "%s is ready after %.1f s"
                .formatted(replica.name(), (System.nanoTime() - begun) / 1e9));
  }

  /** Each service, and whether all its processes are ready. */
  private Map<String, Boolean> states() {
    try (var readiness = new Readiness(options.readyLimit())) {
      return Service.all()
          .collect(
              Collectors.toMap(
                  Service::serviceName,
                  service -> replicas(service).stream().allMatch(readiness::isReady),
                  (one, _) -> one,
                  LinkedHashMap::new));
    }
  }

  private Child child(String name) {
    return members
        .find(name)
        .orElseThrow(() -> new IllegalStateException(name + " has not been started"));
  }

  private static List<Replica> replicas(int count) {
    var ports = new ArrayDeque<>(FreePorts.find(2 * count * Service.values().length));
    return Service.all()
        .flatMap(
            service ->
                IntStream.rangeClosed(1, count)
                    .mapToObj(i -> new Replica(service, i, ports.remove(), ports.remove())))
        .toList();
  }

  private Backends backends() {
    var backends = new Backends();
    for (var service : Service.values()) {
      backends.with(
          service.serviceName(),
          SERVICE_PORT,
          replicas(service).stream().map(Replica::uri).toList());
    }
    return backends;
  }

  /** Where services find one another: with several processes of each, where these are balanced. */
  private Map<Service, URI> addresses() {
    var all = new EnumMap<Service, URI>(Service.class);
    for (var service : Service.values()) {
      all.put(
          service, options.replicas() == 1 ? replicas(service).getFirst().uri() : gateway.uri());
    }
    return all;
  }

  private static String names(List<Replica> some) {
    var names = new ArrayList<>(some.stream().map(Replica::name).toList());
    var last = names.removeLast();
    return names.isEmpty() ? last : String.join(", ", names) + " and " + last;
  }
}
