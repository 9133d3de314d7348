import { type IntervalHistogram, monitorEventLoopDelay } from 'node:perf_hooks'
import { counter, histogram } from './instruments.ts'

export type Metrics = ReturnType<typeof createMetrics>

/** What this process counts since its start. Labels are names of the bank's own, never a viewer, order or address. */
export function createMetrics() {
  const requests = counter('offerdock_requests_total', 'Answers by route, method and status')
  const durations = histogram('offerdock_request_duration_seconds', 'From the request to its answer, without streams')
  const confirms = counter('offerdock_confirms_total', 'Answered confirms by outcome')
  const rateLimited = counter('offerdock_rate_limited_total', 'Requests refused with 429, by class')
  const faults = counter('offerdock_test_faults_total', 'Faults that the test mode made, by kind')
  const violations = counter(
    'offerdock_panel_violations_total',
    'Reports of a broken policy of the panel, by directive',
  )
  const open = { requests: 0, streams: 0 }
  const eventLoop = monitorEventLoopDelay({ resolution: 20 })
  eventLoop.enable()
  const toText = () =>
    [
      ...[requests, durations, confirms, rateLimited, faults, violations].map((instrument) => instrument.toText()),
      gauge('offerdock_open_requests', 'Requests that are being answered', open.requests),
      gauge('offerdock_open_streams', 'Open event streams', open.streams),
      ...describeProcess(eventLoop),
    ].join('')
  return { requests, durations, confirms, rateLimited, faults, violations, open, toText }
}

/** One value, as it is now. */
export const gauge = (name: string, help: string, value: number) =>
  `# HELP ${name} ${help}\n# TYPE ${name} gauge\n${name} ${value}\n`

function describeProcess(eventLoop: IntervalHistogram): string[] {
  const delaySeconds = Number.isNaN(eventLoop.mean) ? 0 : eventLoop.percentile(99) / 1e9
  eventLoop.reset()
  return [
    gauge('process_resident_memory_bytes', 'Memory the process holds', process.memoryUsage.rss()),
    gauge('process_uptime_seconds', 'Since the process started', process.uptime()),
    gauge('nodejs_eventloop_delay_p99_seconds', 'Since the last look', delaySeconds),
  ]
}
