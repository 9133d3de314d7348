type Labels = Readonly<Record<string, string | number>>

const boundsSeconds = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10]

/** A counter in the text format of Prometheus (0.0.4). */
export function counter(name: string, help: string) {
  const counts = new Map<string, number>()
  return {
    add(labels: Labels) {
      const key = formatLabels(labels)
      counts.set(key, (counts.get(key) ?? 0) + 1)
    },
    toText() {
      const lines = [...counts].map(([labels, count]) => `${name}{${labels}} ${count}\n`)
      return `# HELP ${name} ${help}\n# TYPE ${name} counter\n${lines.join('')}`
    },
  }
}

/** Values as they are now, one for each of some labels. */
export function gauges(name: string, help: string, values: readonly (readonly [Labels, number])[]): string {
  const lines = values.map(([labels, value]) => `${name}{${formatLabels(labels)}} ${value}\n`)
  return `# HELP ${name} ${help}\n# TYPE ${name} gauge\n${lines.join('')}`
}

/** A histogram of seconds; its buckets end where an answer begins to feel slower. */
export function histogram(name: string, help: string) {
  const series = new Map<string, { buckets: number[]; sumSeconds: number; count: number }>()
  return {
    observe(labels: Labels, seconds: number) {
      const key = formatLabels(labels)
      const found = series.get(key) ?? { buckets: boundsSeconds.map(() => 0), sumSeconds: 0, count: 0 }
      series.set(key, found)
      for (const [i, bound] of boundsSeconds.entries())
        if (seconds <= bound) found.buckets[i] = (found.buckets[i] ?? 0) + 1
      found.sumSeconds += seconds
      found.count++
    },
    toText() {
      const lines = [...series].flatMap(([labels, { buckets, sumSeconds, count }]) => [
        ...boundsSeconds.map((bound, i) => `${name}_bucket{${labels},le="${bound}"} ${buckets[i]}\n`),
        `${name}_bucket{${labels},le="+Inf"} ${count}\n`,
        `${name}_sum{${labels}} ${sumSeconds}\n`,
        `${name}_count{${labels}} ${count}\n`,
      ])
      return `# HELP ${name} ${help}\n# TYPE ${name} histogram\n${lines.join('')}`
    },
  }
}

const formatLabels = (labels: Labels) =>
  Object.entries(labels)
    .map(([label, value]) => `${label}="${String(value).replaceAll(/[\\"\n]/g, '_')}"`)
    .join(',')
