/**
 * What of the pretraining matters, as Markdown tables: stages and input sizes of a pretrained backbone, and short pretrainings from
 * random parameters with a part of the drawings held still.
 *
 *   node bench/pretraining-ablation.ts --what stages|sizes|drawings [--start drawn|FILE] [--steps 300] [sets as in pretraining-proof.ts]
 *
 * Held still: factors at the middle of their ranks, counts at none; nuisances as in the plainest photograph.
 */
import { parseArgs } from 'node:util'
import { validationSeed } from '../src/engine/pretraining/pretrain-command.ts'
import { pretrainBackbone } from '../src/engine/pretraining/pretrain.ts'
import { openRuntime } from '../src/engine/runtime/index.ts'
import { embedPatches } from '../src/engine/training/embed.ts'
import { skinNet } from '../src/models/backbones/skin-net.ts'
import { drawBatch, factorNames, type PatchBatch } from '../src/models/drawn-skin/index.ts'
import { trainingConfig } from '../src/models/methods/index.ts'
import { pretrainingConfig } from '../src/models/pretraining/config.ts'
import type { TensorValues } from '../src/models/tensors.ts'
import { matrix, row, type Matrix } from '../src/numeric/matrix.ts'
import { heldParts, heldValues, type Held } from './held-drawings.ts'
import { pretrained } from './proof-networks.ts'
import {
  describeSets,
  openSets,
  printHead,
  printRow,
  scoreCells,
  setFlags,
  type ProofSets,
  type Representation,
} from './proof-scores.ts'

const { values: flags } = parseArgs({
  options: {
    ...setFlags,
    what: { type: 'string', default: 'stages' },
    start: { type: 'string', default: 'drawn' },
    steps: { type: 'string', default: '300' },
  },
})
const runtime = await openRuntime({ device: 'cpu' })

/** Every stage alone, then the means and the deviations of all. */
function stageRows(sets: ProofSets): Promise<void> {
  const all = pretrained(runtime, flags.start, { features: 'multi' })
  const ends = skinNet.widths.map((_, i) => 2 * skinNet.widths.slice(0, i + 1).reduce((sum, n) => sum + n))
  const stageAt = (column: number): number => ends.findIndex((end) => column < end)
  const isMean = (column: number): boolean => {
    const stage = stageAt(column)
    return column < ends[stage] - skinNet.widths[stage]
  }
  return printAll(sets, [
    ...ends.map((_, stage) => columnsOf(all, `stage ${stage + 1}`, (column) => stageAt(column) === stage)),
    columnsOf(all, 'all, means only', isMean),
    columnsOf(all, 'all, deviations only', (column) => !isMean(column)),
    { ...all, name: 'all: `multi`' },
  ])
}

function columnsOf(all: Representation, name: string, chosen: (column: number) => boolean): Representation {
  return {
    name,
    of: async (cheeks) => selectColumns(await all.of(cheeks), chosen),
  }
}

function selectColumns(features: Matrix, chosen: (column: number) => boolean): Matrix {
  const columns = Array.from({ length: features.cols }, (_, column) => column).filter(chosen)
  const selected = matrix(features.rows, columns.length)
  for (let i = 0; i < features.rows; i++) {
    const from = row(features, i)
    row(selected, i).set(columns.map((column) => from[column]))
  }
  return selected
}

function sizeRows(sets: ProofSets): Promise<void> {
  return printAll(
    sets,
    [48, 64, 80, 96, 128].map((side) => ({
      ...pretrained(runtime, flags.start, { features: 'multi', side }),
      name: `${side} px`,
    })),
  )
}

async function printAll(sets: ProofSets, representations: readonly Representation[]): Promise<void> {
  for (const representation of representations)
    printRow([representation.name, ...(await scoreCells(representation, sets))])
}

function drawingRows(sets: ProofSets): Promise<void> {
  return printAll(
    sets,
    heldParts.map((held) => ({ name: held.name, of: onceTrained(held) })),
  )
}

/** Pretrained when it is first asked for. */
function onceTrained(held: Held): Representation['of'] {
  let backbone: Promise<TensorValues> | undefined
  const config = trainingConfig({ backbone: 'skin-net', patchSize: 96 })
  return async ({ patches }) => {
    backbone ??= pretrainHeld(held)
    return embedPatches({ patches, config, runtime, backbone: await backbone, features: 'multi' })
  }
}

async function pretrainHeld(held: Held): Promise<TensorValues> {
  const config = pretrainingConfig({ steps: Number(flags.steps) })
  const { batch, sidePx, steps } = config
  const seed = 1
  const values = heldValues(held)
  const draw = (from: number, options: { count: number; firstIndex: number }): PatchBatch =>
    drawBatch({ ...options, sidePx, seed: from, views: 1, held: values })
  const { backbone } = await pretrainBackbone({
    config,
    seed,
    targetNames: factorNames,
    runtime,
    openStream: (firstStep) => {
      let step = firstStep
      return {
        next: () => Promise.resolve(draw(seed, { count: batch, firstIndex: step++ * batch })),
        close: () => Promise.resolve(),
      }
    },
    validation: draw(validationSeed(seed), { count: 64, firstIndex: 0 }),
    validationEvery: steps,
  })
  return backbone
}

const rows = { stages: stageRows, sizes: sizeRows, drawings: drawingRows }
if (!(flags.what in rows)) throw new RangeError(`--what is one of: ${Object.keys(rows).join(', ')}.`)
const sets = await openSets({ ...flags, faces: Number(flags.faces), seed: Number(flags.seed) })
process.stdout.write(`${describeSets(sets)}\n\n`)
printHead(flags.what, sets)
await rows[flags.what as keyof typeof rows](sets)
