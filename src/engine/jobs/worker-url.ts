import { fileURLToPath } from 'node:url'

/** Where a worker thread's code lies: TypeScript in its own folder in the sources, a file beside the bundle once built. */
const sources = {
  'compute-worker': './compute/compute-worker.ts',
  'draw-skin-worker': '../pretraining/draw-skin-worker.ts',
  'examine-worker': '../library/import/examine-worker.ts',
  'layout-worker': '../maps/layout-worker.ts',
} as const

export type WorkerName = keyof typeof sources

export function workerUrl(name: WorkerName, here = import.meta.url): URL {
  const extension = /\.[cm]?[jt]s$/.exec(here)?.[0] ?? '.js'
  return new URL(extension === '.ts' ? sources[name] : `./${name}${extension}`, here)
}

/** A worker's environment: in the sources its code is compiled once and kept beside the packages, which halves its start. */
export function workerEnvironment(here = import.meta.url): NodeJS.ProcessEnv {
  if (!here.endsWith('.ts')) return process.env
  const compiled = fileURLToPath(new URL('../../../node_modules/.cache/compiled', here))
  return { NODE_COMPILE_CACHE: compiled, ...process.env }
}
