/**
 * What a pretrained backbone is worth, beside an untrained one and plain statistics, as a Markdown table:
 *
 *   node bench/pretraining-proof.ts [--photos FOLDER] [--start FILE]... [--faces 120] [--seed 4711]
 *
 * --photos   `NNN_neutral.jpg` and `NNN_smiling.jpg`; default: the London set beside the project
 * --start    backbone files of skin-net to compare as well as what ships
 */
import { existsSync } from 'node:fs'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { labelAgreement } from '../src/engine/quality/label-agreement.ts'
import { plainStatisticNames, plainStatistics } from '../src/engine/quality/plain-statistics.ts'
import { openRuntime } from '../src/engine/runtime/index.ts'
import { calibrateStatistics } from '../src/engine/training/calibrate.ts'
import { embedPatches } from '../src/engine/training/embed.ts'
import { drawnBackboneUrl, loadStart } from '../src/engine/training/load-start.ts'
import { patchBytes } from '../src/engine/training/patch-source.ts'
import { untrainedBackbone } from '../src/engine/training/untrained.ts'
import { featureKinds, type BackboneName } from '../src/models/backbones/index.ts'
import { trainingConfig } from '../src/models/methods/index.ts'
import { matrix, row, type Matrix } from '../src/numeric/matrix.ts'
import { inOtherLights } from '../src/engine/training/other-lights.ts'
import { cheeksOf, drawnCheeks, type LabelledPatches, type ProofPatches } from './proof-patches.ts'
import { retrievalScores } from './retrieval.ts'

const { values: flags } = parseArgs({
  options: {
    photos: { type: 'string', default: path.join(import.meta.dirname, '../../shared/data/faces-london') },
    start: { type: 'string', multiple: true, default: [] },
    faces: { type: 'string', default: '120' },
    seed: { type: 'string', default: '4711' },
  },
})
const runtime = await openRuntime({ device: 'cpu' })

interface Representation {
  name: string
  of: (cheeks: ProofPatches) => Promise<Matrix>
}

const statistics: Representation = {
  name: 'plain statistics',
  of({ patches, pixels }) {
    const features = matrix(patches.count, plainStatisticNames.length)
    for (let i = 0; i < patches.count; i++)
      row(features, i).set(plainStatistics(pixels.subarray(i * patchBytes, (i + 1) * patchBytes)))
    return Promise.resolve(features)
  },
}

function untrained(backbone: BackboneName): Representation[] {
  const config = trainingConfig({ backbone, patchSize: 96 })
  return featureKinds.map((features) => ({
    name: `${backbone}, untrained, ${features}`,
    async of({ patches }) {
      const parameters = untrainedBackbone(config, 1)
      const calibrated = await calibrateStatistics({ patches, config, runtime, backbone: parameters })
      return embedPatches({ patches, config, runtime, backbone: calibrated, features })
    },
  }))
}

function pretrained(start: string): Representation[] {
  const config = trainingConfig({ backbone: 'skin-net', patchSize: 96 })
  const load = async () => (await loadStart(start, config)) ?? untrainedBackbone(config, 1)
  const kinds = featureKinds.map((features) => ({
    name: `skin-net, ${path.basename(start, '.safetensors')}, ${features}`,
    of: async ({ patches }: ProofPatches) =>
      embedPatches({ patches, config, runtime, backbone: await load(), features }),
  }))
  const adapted: Representation = {
    name: `skin-net, ${path.basename(start, '.safetensors')}, multi, statistics of these patches`,
    async of({ patches }) {
      const backbone = await calibrateStatistics({ patches, config, runtime, backbone: await load() })
      return embedPatches({ patches, config, runtime, backbone, features: 'multi' })
    },
  }
  return [...kinds, adapted]
}

const shipped = existsSync(drawnBackboneUrl('skin-net')) ? ['drawn'] : []
const representations = [
  statistics,
  ...untrained('resnet18'),
  ...untrained('skin-net'),
  ...[...shipped, ...flags.start].flatMap(pretrained),
]

async function labelScores({ labels, photos }: LabelledPatches, features: Matrix): Promise<string[]> {
  const topics = new Int32Array(features.rows)
  const question = { features, topics, columns: labels, groups: photos }
  const columns = await labelAgreement(question, { seed: 1 })
  return columns.map(({ knnAccuracy }) => (knnAccuracy ?? NaN).toFixed(2))
}

const drawn = await drawnCheeks({ faces: Number(flags.faces), seed: Number(flags.seed) })
const people = existsSync(flags.photos) ? await cheeksOf(flags.photos) : undefined
const relit = people && inLightOfPhoto(people)
const print = (cells: readonly string[]): boolean => process.stdout.write(`| ${cells.join(' | ')} |\n`)

/** As photos of different origin have it: each in a light of its own. */
function inLightOfPhoto(cheeks: ProofPatches): ProofPatches {
  const patches = inOtherLights(cheeks.patches, 1, (patch) => cheeks.photos[patch])
  const pixels = new Uint8Array(cheeks.pixels.length)
  patches.read(
    Int32Array.from({ length: patches.count }, (_, patch) => patch),
    pixels,
  )
  return { ...cheeks, patches, pixels }
}

async function retrieval({ of }: Representation, cheeks: ProofPatches | undefined): Promise<string[]> {
  if (!cheeks) return ['', '', '']
  const { person, sameSide, otherSide } = retrievalScores(await of(cheeks), cheeks)
  return [person, sameSide, otherSide].map((value) => value.toFixed(3))
}

process.stdout.write(
  `${people?.patches.count ?? 0} cheeks of people, ${drawn.patches.count} of ${flags.faces} drawn faces\n\n`,
)
const questions = ['person', 'same cheek', 'other cheek']
const heads = [...questions, ...questions.map((question) => `${question}, other light`)]
print(['representation', ...heads, ...drawn.labels.map(({ name }) => name)])
print(['---', ...heads.map(() => '--:'), ...drawn.labels.map(() => '--:')])
for (const representation of representations) {
  const found = [...(await retrieval(representation, people)), ...(await retrieval(representation, relit))]
  print([representation.name, ...found, ...(await labelScores(drawn, await representation.of(drawn)))])
}
