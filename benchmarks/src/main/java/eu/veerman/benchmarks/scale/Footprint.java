package eu.veerman.benchmarks.scale;

import eu.veerman.benchmarks.Running;

/** What the population takes: in the process, in Elasticsearch and in the log. */
record Footprint(double heapBytes, double indexBytes, double logBytes) {
  static Footprint measure(Running running, int managers) {
    running.elasticsearch(
        "POST", "/veerman-managers/_forcemerge?max_num_segments=1", "application/json", "");
    double index =
        running
            .elasticsearch("GET", "/veerman-managers/_stats/store", "application/json", "")
            .at("/_all/primaries/store/size_in_bytes")
            .asDouble();
    double log =
        Double.parseDouble(
            running
                .query("select pg_total_relation_size('events.log') /* " + managers + " */")
                .getFirst());
    return new Footprint(usedHeap() - running.heapWhenEmpty(), index, log);
  }

  /** After a full collection. */
  static double usedHeap() {
    System.gc();
    Runtime runtime = Runtime.getRuntime();
    return runtime.totalMemory() - runtime.freeMemory();
  }
}
