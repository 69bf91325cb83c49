"""What this process counted, as Prometheus reads it. The house's own registry, so that two houses
in one process never add up. Labels name screens and reasons, never a person or a session.
"""

from collections.abc import Iterator, Mapping

from prometheus_client import CollectorRegistry, ProcessCollector, generate_latest
from prometheus_client.core import (
    CounterMetricFamily,
    GaugeMetricFamily,
    HistogramMetricFamily,
    Metric,
)
from prometheus_client.registry import Collector

from facilitator.live.listeners import Listeners
from facilitator.live.meter import STEPS, Durations, Meter
from facilitator.live.panels import AUDIENCES


class Told(Collector):
    def __init__(self, meter: Meter, listeners: Listeners) -> None:
        self.meter, self.listeners = meter, listeners

    def collect(self) -> Iterator[Metric]:
        meter = self.meter
        yield by_audience(self.listeners)
        yield GaugeMetricFamily(
            "facilitator_connections", "Open WebSockets, admitted or not.", meter.connections
        )
        yield labelled("pushes", "Updates sent to an audience.", "audience", meter.pushes)
        yield counter("failed_pushes", "Updates that could not be rendered.", meter.failed_pushes)
        yield labelled("drops", "Clients that were cut off, by reason.", "reason", meter.drops)
        yield labelled("refused", "Refusals, by what was refused.", "what", meter.refused)
        yield labelled("resyncs", "Screens that read their panels again.", "screen", meter.resyncs)
        yield counter("slowed", "Messages of clients that send too fast.", meter.slowed)
        yield histogram(
            "socket_write_seconds",
            "From a frame to the moment the system has all of it.",
            meter.written_later,
            at_once=meter.written_at_once,
        )
        yield histogram("save_seconds", "Transactions that write, with their sync.", meter.saved)
        yield counter("failed_saves", "Transactions the database failed.", meter.failed_saves)


def by_audience(listeners: Listeners) -> Metric:
    family = GaugeMetricFamily(
        "facilitator_sockets", "Screens that listen, by audience.", labels=["audience"]
    )
    here = listeners.by_audience()
    for audience in AUDIENCES:
        family.add_metric([audience], here[audience])
    return family


def counter(name: str, said: str, value: int) -> Metric:
    return CounterMetricFamily(f"facilitator_{name}", said, value)


def labelled(name: str, said: str, label: str, values: Mapping[str, int]) -> Metric:
    family = CounterMetricFamily(f"facilitator_{name}", said, labels=[label])
    for each, value in sorted(values.items()):
        family.add_metric([each], value)
    return family


def histogram(name: str, said: str, durations: Durations, *, at_once: int = 0) -> Metric:
    so_far, buckets = at_once, []
    for step, count in zip((*map(str, STEPS), "+Inf"), durations.counts, strict=True):
        so_far += count
        buckets.append((step, float(so_far)))
    return HistogramMetricFamily(f"facilitator_{name}", said, buckets, durations.total)


def registry(meter: Meter, listeners: Listeners) -> CollectorRegistry:
    """With the memory, processor time and open files of the process."""
    kept = CollectorRegistry(auto_describe=False)
    kept.register(Told(meter, listeners))
    ProcessCollector(registry=kept)
    return kept


def prometheus_text(told: CollectorRegistry) -> bytes:
    return generate_latest(told)
