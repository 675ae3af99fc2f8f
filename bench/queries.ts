/**
 * npm run -s bench -- queries --patches 100000 --features 256 [--training FOLDER]
 *
 * How long a window waits for what it asks of a stored run: an engine in a process of its own is asked over its line, as by a
 * window. The first answer of each kind, which loads what is then held, stands beside the median and the 95th percentile of the
 * others. With --training a network is trained meanwhile on the photos of a folder.
 */
import { fork } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { childLine } from '../src/engine/channels/process-line.ts'
import { createRng } from '../src/numeric/rng.ts'
import type { WindowContract } from '../src/shared/contract.ts'
import { connect, type Client } from '../src/shared/rpc/client.ts'
import { openMultiplexer } from '../src/shared/rpc/multiplex.ts'
import { writeExplorableLibrary } from '../test/support/explorable-library.ts'
import { countFlag, startStopwatch, type Bench, type BenchLine, type Flags } from './bench.ts'

interface QueryLine extends BenchLine {
  query: string
  patches: number
  training: boolean
  firstMs: number
  medianMs: number
  p95Ms: number
}

export const bench: Bench = {
  flags: {
    patches: { type: 'string', default: '100000' },
    features: { type: 'string', default: '256' },
    repeats: { type: 'string', default: '60' },
    training: { type: 'string' },
  },
  run: measureQueries,
}

async function* measureQueries(flags: Flags): AsyncGenerator<QueryLine> {
  const patches = countFlag(flags, 'patches')
  const folder = mkdtempSync(join(tmpdir(), 'cheekbone-bench-'))
  try {
    const path = join(folder, 'bench.cheekbone')
    const run = writeExplorableLibrary(path, {
      patches,
      topics: 40,
      features: countFlag(flags, 'features'),
      folders: 12,
    })
    const engine = startEngine(join(folder, 'data'))
    try {
      const { id: library } = await engine.client.call('libraries.open', { library: path })
      const training = typeof flags.training === 'string'
      if (training) await startTraining(engine.client, flags.training as string)
      for (const [query, ask] of queries(engine.client, { library, run, patches })) {
        const stopwatch = startStopwatch()
        const waits: number[] = []
        for (let i = 0; i <= countFlag(flags, 'repeats'); i++) waits.push(await timed(ask))
        const [first, ...others] = waits
        const sorted = others.sort((a, b) => a - b)
        const at = (share: number): number => round(sorted[Math.floor(share * (sorted.length - 1))])
        yield {
          ...stopwatch.read(),
          query,
          patches,
          training,
          firstMs: round(first),
          medianMs: at(0.5),
          p95Ms: at(0.95),
        }
      }
    } finally {
      await engine.stop()
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function queries(
  client: Client<WindowContract>,
  { library, run, patches }: { library: string; run: number; patches: number },
): [string, () => Promise<unknown>][] {
  const key = { library, run }
  const rng = createRng(7)
  const somewhere = (): number => Math.floor(rng.uniform() * patches)
  return [
    ['run', () => client.call('explore.run', key)],
    ['points', () => client.call('explore.points', key)],
    ['topics', () => client.call('explore.topics', key)],
    ['measure', () => client.call('explore.measure', { ...key, measure: 'roughness' })],
    ['group', () => client.call('explore.group', { ...key, group: 'folder' })],
    [
      'topic by probability',
      () => {
        const topic = Math.floor(rng.uniform() * 40)
        return client.call('explore.order', {
          ...key,
          of: { kind: 'topic', topic },
          by: 'probability',
          descending: true,
        })
      },
    ],
    [
      'all by lightness',
      () => client.call('explore.order', { ...key, of: { kind: 'all' }, by: 'lightness', descending: false }),
    ],
    [
      'search',
      () =>
        client.call('explore.order', {
          ...key,
          of: { kind: 'search', text: `folder-${somewhere() % 12} left` },
          by: 'photo',
          descending: false,
        }),
    ],
    ['details', () => client.call('explore.details', { ...key, position: somewhere() })],
    ['similar', () => client.call('explore.similar', { ...key, position: somewhere(), count: 24 })],
    ['picture', () => client.call('pictures.patch', { library, patch: somewhere() + 1 })],
  ]
}

function startEngine(dataFolder: string): { client: Client<WindowContract>; stop: () => Promise<void> } {
  const entry = fileURLToPath(new URL('../src/engine/engine-process.ts', import.meta.url))
  const child = fork(entry, [JSON.stringify({ dataFolder, roots: null })], { serialization: 'advanced' })
  const windows = openMultiplexer(childLine(child))
  return {
    client: connect<WindowContract>(windows.open()),
    stop: () =>
      new Promise((resolve) => {
        child.on('exit', () => resolve())
        windows.close()
      }),
  }
}

/** Returns when its network is being trained. */
async function startTraining(client: Client<WindowContract>, folder: string): Promise<void> {
  const begun = new Promise<void>((resolve, reject) => {
    client.on('job.changed', ({ state, stages, error }) => {
      if (stages.some(({ stage, state: stands }) => stage === 'train' && stands === 'running')) resolve()
      if (state === 'failed') reject(new Error(error?.sentence))
    })
  })
  await client.call('jobs.start', {
    kind: 'run',
    folder,
    choices: { preset: 'thorough', start: 'random' },
    identity: false,
    checkpointSeconds: 60,
  })
  await begun
}

async function timed(ask: () => Promise<unknown>): Promise<number> {
  const began = performance.now()
  await ask()
  return performance.now() - began
}

function round(ms: number): number {
  return Math.round(ms * 10) / 10
}
