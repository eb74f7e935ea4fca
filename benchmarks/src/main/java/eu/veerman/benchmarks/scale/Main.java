package eu.veerman.benchmarks.scale;

import com.fasterxml.jackson.databind.JsonNode;
import eu.veerman.benchmarks.Running;
import eu.veerman.contracts.event.RequestChanged;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * How fast shortlists, events and rebuilds are at growing populations, each against a baseline that
 * runs beside it in the same minutes. Prints the report that is committed as {@code
 * benchmarks/results/scale.md}.
 *
 * <p>{@code ./veerman bench scale 10000 100000 1000000} names the sizes, in ascending order.
 */
public final class Main {
  private static final int REQUESTS = 80;

  private final PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
  private final Generator generator = new Generator(LocalDate.now());
  private final List<RequestChanged> requests =
      IntStream.range(0, REQUESTS).mapToObj(generator::request).toList();
  private final List<Row> rows = new ArrayList<>();

  /** What one size showed. */
  private record Row(
      int managers,
      Latencies latencies,
      Scan scan,
      Visibility visibility,
      Rebuild rebuild,
      Footprint footprint) {}

  public static void main(String[] arguments) {
    List<Integer> sizes =
        arguments.length == 0
            ? List.of(10_000, 100_000)
            : Arrays.stream(arguments).map(Integer::parseInt).sorted().toList();
    try (Running running = Running.start()) {
      new Main().run(running, sizes);
    }
    System.exit(0);
  }

  private void run(Running running, List<Integer> sizes) {
    Filling filling = new Filling(running, generator);
    filling.requests(requests);
    for (int size : sizes) {
      filling.managersUpTo(size);
      System.err.printf("  %,d managers: latencies%n", size);
      Latencies latencies = Latencies.measure(running, requests);
      System.err.println("  " + latencies);
      System.err.println("  the same from PostgreSQL");
      Scan scan = Scan.measure(running, requests, latencies);
      System.err.println("  " + scan);
      System.err.println("  writes");
      Visibility visibility = Visibility.measure(running, generator, requests, size);
      System.err.println("  " + visibility);
      System.err.println("  a rebuild");
      Footprint footprint = Footprint.measure(running, size);
      Rebuild rebuild = Rebuild.measure(running, size);
      rows.add(new Row(size, latencies, scan, visibility, rebuild, footprint));
    }
    report(running);
  }

  private void report(Running running) {
    JsonNode shortlist =
        running.get("/api/v1/requests/" + requests.getFirst().request() + "/shortlist?limit=1");
    out.printf(
        Locale.ROOT,
        """
        # Speed and scale

        %d requests over generated managers; %s; model %s, taxonomy %s, %s.
        `./veerman bench scale %s` makes this page. Every ratio is of two things measured in turns in the same
        run; milliseconds are of this machine and its neighbours.

        """,
        REQUESTS,
        machine(),
        shortlist.path("model").asText(),
        shortlist.path("taxonomy").asText(),
        LocalDate.now(),
        String.join(" ", rows.stream().map(row -> Integer.toString(row.managers)).toList()));
    table(
        "A shortlist of 20 against the bare retrieval",
        """
        The baseline is one page of 200 ids in the order of the dot product, asked of Elasticsearch directly. End to end is the whole answer through the public door: constraints counted for
        everybody, scores, reasons, profiles, receipt. *First* is the first question about a request, which
        counts everybody; *again* is every later one, while the population changes or not.\
        """,
        List.of(
            "managers",
            "bare p50",
            "bare p99",
            "first p50",
            "again p50",
            "again p99",
            "ratio first",
            "**ratio again**",
            "examined p50",
            "qualified p50"),
        row ->
            List.of(
                ms(row.latencies.bare().p50()),
                ms(row.latencies.bare().p99()),
                ms(row.latencies.first().p50()),
                ms(row.latencies.again().p50()),
                ms(row.latencies.again().p99()),
                ratio(row.latencies.first().p50() / row.latencies.bare().p50()),
                ratio(row.latencies.again().p50() / row.latencies.bare().p50()),
                Long.toString(Math.round(row.latencies.examined().p50())),
                Long.toString(Math.round(row.latencies.qualified().p50()))));
    table(
        "Against judging every row from PostgreSQL",
        "The same function over every manager's row, read, decoded and scored: what one would do"
            + " without index and population.",
        List.of("managers", "all rows", "times a shortlist", "the same first 20"),
        row ->
            List.of(
                ms(row.scan.millis().p50()),
                ratio(row.scan.millis().p50() / row.latencies.again().p50()),
                row.scan.same() ? "yes" : "**no**"));
    table(
        "From a committed event to the shortlist, under 200 writes a second",
        "From the commit of a manager's change until an answer that has it; asked while the writes"
            + " go on.",
        List.of("managers", "writes a second", "p50", "p99", "worst", "not answered"),
        row ->
            List.of(
                Long.toString(Math.round(row.visibility.writesPerSecond())),
                ms(row.visibility.visible().p50()),
                ms(row.visibility.visible().p99()),
                ms(row.visibility.visible().worst()),
                Integer.toString(row.visibility.unanswered())));
    table(
        "Rebuilding the index from the log",
        "The baseline sends the same documents, made beforehand, in bulks of 1,000 from one"
            + " thread.",
        List.of("managers", "raw bulk a second", "rebuild a second", "**ratio**"),
        row ->
            List.of(
                Long.toString(Math.round(row.rebuild.rawPerSecond())),
                Long.toString(Math.round(row.rebuild.rebuiltPerSecond())),
                ratio(row.rebuild.rebuiltPerSecond() / row.rebuild.rawPerSecond())));
    table(
        "What one manager takes",
        "Heap of the one process with all services in it, after a collection, less what it took"
            + " when empty.",
        List.of("managers", "heap", "index", "log"),
        row ->
            List.of(
                kib(row.footprint.heapBytes() / row.managers),
                kib(row.footprint.indexBytes() / row.managers),
                kib(row.footprint.logBytes() / row.managers)));
  }

  private interface Cells {
    List<String> of(Row row);
  }

  private void table(String title, String explanation, List<String> heads, Cells cells) {
    out.printf("## %s%n%n%s%n%n", title, explanation);
    out.println("| " + String.join(" | ", heads) + " |");
    out.println("| " + "--- | ".repeat(heads.size()).strip());
    for (Row row : rows) {
      out.printf(Locale.ROOT, "| %,d | %s |%n", row.managers, String.join(" | ", cells.of(row)));
    }
    out.println();
  }

  private static String machine() {
    Runtime runtime = Runtime.getRuntime();
    return runtime.availableProcessors()
        + " processors, heap of "
        + runtime.maxMemory() / (1 << 20)
        + " MiB, Java "
        + Runtime.version().feature();
  }

  private static String ms(double millis) {
    return String.format(Locale.ROOT, millis < 10 ? "%.1f ms" : "%,.0f ms", millis);
  }

  private static String ratio(double ratio) {
    return String.format(Locale.ROOT, "%.2f", ratio);
  }

  private static String kib(double bytes) {
    return String.format(Locale.ROOT, "%.1f KiB", bytes / 1_024);
  }
}
