package eu.veerman.platform.observability;

import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;

/** Makes the registry of a service's measurements. */
public final class Metrics {
  private Metrics() {}

  /**
   * A registry whose measurements carry the service's name.
   *
   * @param process whether the process is the service's own, so that memory, garbage collection,
   *     threads and processor are measured with it
   */
  public static PrometheusMeterRegistry registry(String service, boolean process) {
    PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    registry.config().commonTags("service", service);
    if (process) {
      new JvmMemoryMetrics().bindTo(registry);
      new JvmThreadMetrics().bindTo(registry);
      new ProcessorMetrics().bindTo(registry);
      new UptimeMetrics().bindTo(registry);
      JvmGcMetrics collector = new JvmGcMetrics();
      collector.bindTo(registry);
    }
    return registry;
  }
}
