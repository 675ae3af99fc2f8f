/**
 * What a pretrained backbone is worth, beside an untrained one, BYOL and plain statistics, as a Markdown table:
 *
 *   node bench/pretraining-proof.ts [--photos FOLDER] [--portraits FOLDER] [--start FILE]... [--faces 120] [--seed 4711] [--epochs 20]
 *
 * --photos     `NNN_neutral.jpg` and `NNN_smiling.jpg`; default: the London set beside the project
 * --portraits  one face a photo, in any light; default: the SFHQ set beside the project
 * --start      backbone files of skin-net to compare as well as what ships
 * --epochs     of BYOL, where a network is trained on the patches themselves
 */
import { existsSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { plainStatisticNames, plainStatistics } from '../src/engine/quality/plain-statistics.ts'
import { openRuntime } from '../src/engine/runtime/index.ts'
import { shippedBackboneUrl } from '../src/engine/training/load-start.ts'
import { patchBytes } from '../src/engine/training/patch-source.ts'
import { featureKinds } from '../src/models/backbones/index.ts'
import { matrix, row, type Matrix } from '../src/numeric/matrix.ts'
import { shippedStarts } from '../src/shared/network-starts.ts'
import { gainRows } from './proof-gains.ts'
import { pretrained, trainedHere, untrained } from './proof-networks.ts'
import type { ProofPatches } from './proof-patches.ts'
import {
  describeSets,
  openSets,
  printHead,
  printRow,
  scoreCells,
  setFlags,
  type Representation,
} from './proof-scores.ts'

const { values: flags } = parseArgs({
  options: {
    ...setFlags,
    start: { type: 'string', multiple: true, default: [] },
    epochs: { type: 'string', default: '20' },
  },
})
const runtime = await openRuntime({ device: 'cpu' })

const statistics: Representation = {
  name: 'plain statistics',
  of({ patches, pixels }) {
    const features = matrix(patches.count, plainStatisticNames.length)
    for (let i = 0; i < patches.count; i++)
      row(features, i).set(plainStatistics(pixels.subarray(i * patchBytes, (i + 1) * patchBytes)))
    return Promise.resolve(features)
  },
}

const shipped = shippedStarts.filter((start) => existsSync(shippedBackboneUrl(start, 'skin-net')))
const training = { epochs: Number(flags.epochs), batch: 32 }
const baselines = [statistics, ...untrained(runtime, 'resnet18'), ...untrained(runtime, 'skin-net')].map(
  onceASet,
)
const representations = [
  ...baselines,
  trainedHere(runtime, 'random', training),
  ...[...shipped, ...flags.start].flatMap((start) =>
    featureKinds.map((features) => pretrained(runtime, start, { features })),
  ),
  ...shipped.map((start) => trainedHere(runtime, start, training)),
].map(onceASet)

const sets = await openSets({ ...flags, faces: Number(flags.faces), seed: Number(flags.seed) })
process.stdout.write(`${describeSets(sets)}\n\n`)
printHead('representation', sets)
for (const representation of representations)
  printRow([representation.name, ...(await scoreCells(representation, sets))])

const ours = representations.find(({ name }) => name === 'skin-net, drawn, multi')
if (ours && sets.people) {
  process.stdout.write('\n')
  printRow(['the same person, mean average precision', 'as photographed', 'in other light'])
  printRow(['---', '--:', '--:'])
  for (const cells of await gainRows(ours, baselines, sets)) printRow(cells)
}

/** What a set's patches are, is computed once. */
function onceASet({ name, of }: Representation): Representation {
  const made = new Map<ProofPatches, Promise<Matrix>>()
  return {
    name,
    of(cheeks) {
      const features = made.get(cheeks) ?? of(cheeks)
      made.set(cheeks, features)
      return features
    },
  }
}
