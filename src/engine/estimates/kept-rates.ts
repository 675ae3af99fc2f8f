/** What trials measured, by folder: the next look at the same folder need not measure again. Beside the other state of the data folder. */
import { availableParallelism } from 'node:os'
import { join, resolve } from 'node:path'
import { z } from 'zod'
import { readStateFile, writeStateFile } from '../libraries/state-file.ts'
import { productVersion } from '../product-version.ts'
import type { Rates } from './run-cost.ts'

const amount = z.number().nonnegative()
const ratesSchema: z.ZodType<Rates> = z.object({
  photos: z.object({ tried: z.int(), startSeconds: amount, secondsEach: amount, patchesEach: amount }),
  embedding: z.object({ loadSeconds: amount, secondsPerPatch: amount, statisticsSeconds: amount }),
  deviceSeconds: amount,
  machine: amount,
  training: z.array(z.object({ batch: z.int(), loadSeconds: amount, secondsPerStep: amount })),
})
const keptSchema = z.array(
  z.object({ folder: z.string(), measuredMs: z.number(), machine: z.string(), rates: ratesSchema }),
)

export interface KeptRates {
  of(folder: string): Rates | null
  keep(folder: string, rates: Rates): void
}

const mostKept = 20
/** A day: a machine that was busy with something else must not be taken for slow for long. */
const keptForMs = 24 * 3600 * 1000

/** @param now milliseconds since 1970 */
export function openKeptRates(dataFolder: string, now: () => number): KeptRates {
  const file = join(dataFolder, 'measured-rates.json')
  const machine = `${productVersion}, ${availableParallelism()} threads`
  const valid = (): z.infer<typeof keptSchema> =>
    readStateFile(file, keptSchema, []).filter(
      (kept) => kept.machine === machine && Math.abs(now() - kept.measuredMs) < keptForMs,
    )
  return {
    of: (folder) => valid().find((kept) => kept.folder === resolve(folder))?.rates ?? null,
    keep: (folder, rates) => {
      const own = { folder: resolve(folder), measuredMs: now(), machine, rates }
      const others = valid().filter((kept) => kept.folder !== own.folder)
      writeStateFile(file, [own, ...others].slice(0, mostKept))
    },
  }
}
