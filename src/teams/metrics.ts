import { Counter, Gauge, Histogram, Registry } from 'prom-client';

/** What the operator can watch. Labels are codes from our own lists: never ids, names or people's words. */
export interface Metrics {
  /** One turn of a person: the verb or text command, and how it ended. */
  turn(command: string, outcome: string, milliseconds: number): void;
  /** A request to `/api/messages` that had no effect, and why. */
  refused(reason: string): void;
  graphCall(operation: string, outcome: string, milliseconds: number): void;
  /** One send or edit in Teams. */
  delivery(operation: string, outcome: string, milliseconds: number): void;
  /** A figure that is read when somebody looks, e.g. the jobs that wait, per kind. */
  watch(name: string, help: string, read: () => Promise<ReadonlyMap<string, number>>): void;
  /** All of it in Prometheus' text form. */
  render(): Promise<{ contentType: string; text: string }>;
}

const seconds = [0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

export function createMetrics(): Metrics {
  const registry = new Registry();
  const registers = [registry];
  const timed = (name: string, help: string, labels: [string, string]) => {
    const histogram = new Histogram({ name, help, labelNames: labels, buckets: seconds, registers });
    return (first: string, second: string, milliseconds: number): void => {
      histogram.labels(first, second).observe(milliseconds / 1000);
    };
  };
  const refusals = new Counter({
    name: 'usher_refused_requests_total',
    help: 'Requests to the messages endpoint that had no effect, by reason.',
    labelNames: ['reason'],
    registers,
  });
  return {
    turn: timed('usher_turn_seconds', 'Turns by command and outcome.', ['command', 'outcome']),
    refused: (reason) => {
      refusals.labels(reason).inc();
    },
    graphCall: timed('usher_graph_call_seconds', 'Calls to Microsoft Graph.', ['operation', 'outcome']),
    delivery: timed('usher_delivery_seconds', 'Sends and edits in Teams.', ['operation', 'outcome']),
    watch: (name, help, read) => {
      watch(registry, name, help, read);
    },
    render: async () => ({ contentType: registry.contentType, text: await registry.metrics() }),
  };
}

function watch(
  registry: Registry,
  name: string,
  help: string,
  read: () => Promise<ReadonlyMap<string, number>>,
): void {
  new Gauge({
    name,
    help,
    labelNames: ['kind'],
    registers: [registry],
    async collect() {
      this.reset();
      for (const [kind, value] of await read()) this.labels(kind).set(value);
    },
  });
}
