import { z } from 'zod'
import { faceRegions, mostPatchesPerRegion, standardRegions, whiteBalances } from './domain.ts'
import { CheekboneError } from './errors.ts'
import { gateNames, gateTable, realChanges } from './gate-thresholds.ts'
import { importedStart } from './network-starts.ts'
import { clusterSizes, topicMethods } from './topic-count.ts'

/**
 * Everything that decides what a run computes. Two runs with the same configuration, the same patches and the same content of the file
 * that the network begins with are the same run.
 */
export const runConfigSchema = z.strictObject({
  crop: z.enum(['faces', 'whole']),
  /** Patches that the gates would leave out take part too. */
  keepRejected: z.boolean(),
  /** How the colour of the light is taken out of patches. */
  whiteBalance: z.enum(whiteBalances),
  /** Where faces are cut, in the order of the table of regions. */
  regions: z.array(z.enum(faceRegions)).min(1),
  patchesPerRegion: z.int().min(1).max(mostPatchesPerRegion),
  /** Thresholds that are not the standard ones. */
  gates: z.partialRecord(z.enum(gateNames), z.number()),
  /** SHA-256 of the face parser that a person brought, hexadecimal. Absent for runs without one. */
  faceParser: z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .optional(),
  method: z.enum(['byol']),
  backbone: z.enum(['resnet18', 'skin-net']),
  /** One of network-starts.ts, or the path of a backbone file. */
  start: z.string().min(1),
  /**
   * Name and hash of features that were made elsewhere, in place of a network's; settings of the network are then those of the
   * untrained one beside them. Absent for all other runs.
   */
  embeddings: z.string().min(1).max(300).optional(),
  stem: z.enum(['patch', 'cifar', 'imagenet']),
  /** Which feature maps become the embedding: of the last stage, or of all stages with their spread. */
  features: z.enum(['last', 'multi']),
  patchSize: z.int().min(32).max(96).multipleOf(8),
  augment: z.enum(['skin', 'solo-learn', 'tone-blind', 'texture-blind']),
  /** 0: take the start as it is. */
  epochs: z.int().min(0).max(10_000),
  batch: z.int().min(4).max(4096),
  topicMethod: z.enum(topicMethods),
  /** `auto`: as many as the data tell apart. Density clusters (`hdbscan`) do not look at it. */
  topics: z.union([z.int().min(2).max(2000), z.literal('auto')]),
  /** Patches that a density cluster has at least; absent where their number decides, and for all other methods. */
  minClusterSize: z.int().min(clusterSizes.least).max(clusterSizes.most).optional(),
  seed: z.int().min(0).max(0xffffffff),
  device: z.enum(['auto', 'cpu', 'webgpu', 'cuda', 'dml', 'coreml']),
})
export type RunConfig = z.infer<typeof runConfigSchema>

/** The settings that decide which network is used, and how it is trained. */
export const networkSettings = [
  'method',
  'backbone',
  'start',
  'stem',
  'features',
  'patchSize',
  'augment',
  'epochs',
  'batch',
] as const satisfies (keyof RunConfig)[]

export const presetNames = ['quick', 'standard', 'thorough'] as const
export type PresetName = (typeof presetNames)[number]

/** What a preset decides when the person has not. A network that begins with nothing needs more passes. */
const presets: Record<
  PresetName,
  { epochs: number; epochsFromRandom: number; batch: number; topics: number }
> = {
  quick: { epochs: 0, epochsFromRandom: 2, batch: 32, topics: 30 },
  standard: { epochs: 10, epochsFromRandom: 30, batch: 64, topics: 60 },
  thorough: { epochs: 60, epochsFromRandom: 200, batch: 128, topics: 200 },
}

export const runChoicesSchema = runConfigSchema.partial().extend({ preset: z.enum(presetNames).optional() })
export type RunChoices = z.infer<typeof runChoicesSchema>

/**
 * A preset, with the person's own choices put over it.
 * @throws CheekboneError `bad-argument` for a random start without training, or for what needs faces without faces
 */
export function resolveRunConfig(choices: RunChoices): RunConfig {
  const { preset = 'quick', ...own } = runChoicesSchema.parse(choices)
  const { batch, topics, epochs, epochsFromRandom } = presets[preset]
  const backbone = own.backbone ?? (own.start === 'random' ? 'resnet18' : 'skin-net')
  const start = own.start ?? (backbone === 'skin-net' ? 'drawn' : 'random')
  if ((own.embeddings !== undefined) !== (start === importedStart)) {
    throw new CheekboneError('bad-argument', 'Imported features and the start "imported" go together.', {
      reason: 'importedNeedsFeatures',
      hint: 'Bring embeddings in with: cheekbone import-embeddings',
    })
  }
  const chosen = Object.fromEntries(Object.entries(own).filter(([, value]) => value !== undefined))
  const config = runConfigSchema.parse({
    crop: 'faces',
    keepRejected: false,
    whiteBalance: 'none',
    regions: standardRegions,
    patchesPerRegion: 1,
    gates: {},
    method: 'byol',
    backbone,
    start,
    stem: 'patch',
    features: start === 'random' ? 'last' : 'multi',
    patchSize: backbone === 'skin-net' ? 96 : 64,
    augment: 'skin',
    epochs: start === 'random' ? epochsFromRandom : epochs,
    batch,
    topicMethod: 'lda',
    topics,
    seed: 1,
    device: 'auto',
    ...chosen,
  })
  if (config.start === 'random' && config.epochs === 0) {
    throw new CheekboneError(
      'bad-argument',
      'A network with random parameters that is not trained knows nothing.',
      { reason: 'randomNotTrained', hint: 'Give --epochs 1 or more, or another --start.' },
    )
  }
  if (config.minClusterSize !== undefined && config.topicMethod !== 'hdbscan') {
    throw new CheekboneError('bad-argument', 'Only density clusters have a least size.', {
      reason: 'leastSizeNeedsClusters',
      hint: 'Leave out --min-cluster-size, or give --topic-method hdbscan.',
    })
  }
  checkGates(config)
  config.gates = realChanges(config.gates)
  config.regions = faceRegions.filter((region) => config.regions.includes(region))
  if (config.crop === 'whole' && cutsFaces(config)) {
    throw new CheekboneError('bad-argument', 'Regions need faces; whole pictures are taken as they are.', {
      reason: 'regionsNeedFaces',
      hint: 'Leave out --regions and --patches-per-region, or --crop whole.',
    })
  }
  if (config.crop === 'whole' && config.faceParser !== undefined) {
    throw new CheekboneError(
      'bad-argument',
      'A face parser needs faces; whole pictures are taken as they are.',
      { reason: 'faceParserNeedsFaces', hint: 'Leave out --face-parser, or --crop whole.' },
    )
  }
  if (config.crop === 'whole' && config.whiteBalance !== 'none') {
    throw new CheekboneError(
      'bad-argument',
      'White balance needs faces; whole pictures are taken as they are.',
      { reason: 'whiteBalanceNeedsFaces', hint: 'Leave out --white-balance, or --crop whole.' },
    )
  }
  return config
}

/** A setting's value as a person reads it. */
export function settingText(value: RunConfig[keyof RunConfig]): string {
  if (Array.isArray(value)) return value.join(', ')
  if (typeof value !== 'object') return String(value)
  const changes = Object.entries(value).map(([name, threshold]) => `${name}=${threshold}`)
  return changes.length > 0 ? changes.join(', ') : 'standard'
}

/** Whether it asks for anything else than one square of each cheek. */
function cutsFaces({ regions, patchesPerRegion }: RunConfig): boolean {
  return patchesPerRegion !== 1 || regions.join() !== standardRegions.join()
}

function checkGates({ gates }: RunConfig): void {
  for (const name of gateNames) {
    const value = gates[name]
    const { least, most, meaning } = gateTable[name]
    if (value !== undefined && (value < least || value > most)) {
      throw new CheekboneError(
        'bad-argument',
        `The gate ${name} (${meaning}) goes from ${least} to ${most}.`,
        {
          reason: 'gateOutOfRange',
          values: { gate: name, least, most, standard: gateTable[name].standard },
          hint: `The standard is ${gateTable[name].standard}; docs/gates.md has them all.`,
        },
      )
    }
  }
}
