/** What a benchmark is; run.ts runs it. */
export interface BenchLine {
  seconds: number
  /** Processor time of all threads; on a busy machine the better of the two to compare. */
  cpuSeconds: number
}

export type Flags = Record<string, string | boolean | undefined>

export interface Bench {
  flags: Record<string, { type: 'string'; default?: string } | { type: 'boolean'; default?: boolean }>
  run(flags: Flags): AsyncIterable<BenchLine>
}

/** A flag as a whole number from 1; anything else is a wrong use. */
export function countFlag(flags: Flags, name: string): number {
  const value = Number(flags[name])
  if (!Number.isInteger(value) || value < 1) throw new RangeError(`--${name} must be a whole number from 1.`)
  return value
}

export interface Stopwatch {
  read(): BenchLine
}

export function startStopwatch(): Stopwatch {
  const startMs = performance.now()
  const start = process.cpuUsage()
  return {
    read() {
      const { user, system } = process.cpuUsage(start)
      return {
        seconds: Math.round(performance.now() - startMs) / 1000,
        cpuSeconds: Math.round((user + system) / 1000) / 1000,
      }
    },
  }
}
