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
import { drawnBackboneUrl } from '../src/engine/training/load-start.ts'
import { patchBytes } from '../src/engine/training/patch-source.ts'
import { featureKinds } from '../src/models/backbones/index.ts'
import { matrix, row } from '../src/numeric/matrix.ts'
import { pretrained, trainedHere, untrained } from './proof-networks.ts'
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

const shipped = existsSync(drawnBackboneUrl('skin-net')) ? ['drawn'] : []
const training = { epochs: Number(flags.epochs), batch: 32 }
const representations = [
  statistics,
  ...untrained(runtime, 'resnet18'),
  ...untrained(runtime, 'skin-net'),
  trainedHere(runtime, 'random', training),
  ...[...shipped, ...flags.start].flatMap((start) =>
    featureKinds.map((features) => pretrained(runtime, start, { features })),
  ),
  ...(shipped.length > 0 ? [trainedHere(runtime, 'drawn', training)] : []),
]

const sets = await openSets({ ...flags, faces: Number(flags.faces), seed: Number(flags.seed) })
process.stdout.write(`${describeSets(sets)}\n\n`)
printHead('representation', sets)
for (const representation of representations)
  printRow([representation.name, ...(await scoreCells(representation, sets))])
