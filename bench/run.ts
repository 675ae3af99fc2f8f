/**
 * npm run -s bench -- <name> [flags]      one benchmark, JSON lines {"bench": ..., "seconds": ..., "peakRssMb": ...}
 *
 * Each benchmark is a file of its own that exports `bench`; this table names them. One process runs one benchmark, so that
 * the peak of memory is its own.
 */
import { parseArgs } from 'node:util'
import type { Bench } from './bench.ts'

const benches: Record<string, () => Promise<{ bench: Bench }>> = {
  attributes: () => import('./attributes.ts'),
  'drawn-skin': () => import('./drawn-skin.ts'),
  embed: () => import('./embed.ts'),
  explorer: () => import('./explorer.ts'),
  import: () => import('./import.ts'),
  knn: () => import('./knn.ts'),
  lda: () => import('./lda.ts'),
  quality: () => import('./quality.ts'),
  queries: () => import('./queries.ts'),
  'topic-count': () => import('./topic-count.ts'),
  umap: () => import('./umap.ts'),
  'web-host': () => import('./web-host.ts'),
}

const [name = '', ...args] = process.argv.slice(2)
if (!Object.hasOwn(benches, name)) {
  process.stderr.write(`Usage: npm run -s bench -- <${Object.keys(benches).join('|')}> [flags]\n`)
  process.exit(2)
}
const { bench } = await benches[name]()
const { values } = parseArgs({ args, options: bench.flags })
for await (const line of bench.run(values)) {
  const peakRssMb = Math.round(process.resourceUsage().maxRSS / 1024)
  process.stdout.write(`${JSON.stringify({ bench: name, ...line, peakRssMb })}\n`)
}
