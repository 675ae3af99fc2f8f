import { InvalidArgumentError, Option } from 'commander'
import { faceRegions, mostPatchesPerRegion, standardRegions, type FaceRegion } from '../../shared/domain.ts'
import { pageLanguages } from '../../shared/host-info.ts'
import { gateNames, gateTable, type GateName, type GateThresholds } from '../../shared/gate-thresholds.ts'
import { clusterSizes } from '../../shared/topic-count.ts'
import { presetNames, runConfigSchema } from '../../shared/run-config.ts'

/** A whole number in a range, in decimal digits, or wrong use. */
export function wholeNumber(least: number, most: number): (text: string) => number {
  return (text) => {
    const value = Number(text)
    if (!/^\d+$/.test(text) || value < least || value > most) {
      throw new InvalidArgumentError(`Give a whole number from ${least} to ${most}.`)
    }
    return value
  }
}

/** A number in a range, or wrong use. */
export function realNumber(least: number, most: number): (text: string) => number {
  return (text) => {
    const value = decimal(text)
    if (!(value >= least && value <= most))
      throw new InvalidArgumentError(`Give a number from ${least} to ${most}.`)
    return value
  }
}

/** NaN for what is no number in decimal digits, with a point and an exponent at most. */
function decimal(text: string): number {
  return /^[-+]?(\d+\.?\d*|\.\d+)(e[-+]?\d+)?$/i.test(text) ? Number(text) : Number.NaN
}

export const seedOption = () =>
  new Option('--seed <number>', 'same seed, same result').argParser(wholeNumber(0, 0xffffffff)).default(1)

/** @param what has words in it */
export const languageOption = (what: string) =>
  new Option('--language <name>', `language of the words in ${what}`).choices(pageLanguages).default('en')

/** @param what is clustered */
export const minClusterSizeOption = (what: 'patches' | 'rows') =>
  new Option(
    '--min-cluster-size <number>',
    `${what} that a group of hdbscan has at least (default: one in a hundred, 5 to 50)`,
  ).argParser(wholeNumber(clusterSizes.least, clusterSizes.most))

/** The settings of a run. What is not given is decided by the preset. */
export function runOptions(): Option[] {
  const { crop, whiteBalance, method, backbone, stem, features, augment, topicMethod, device } =
    runConfigSchema.shape
  return [
    new Option('--preset <name>', 'how much work to put in').choices(presetNames).default('quick'),
    new Option('--crop <kind>', 'cut cheeks from faces, or take each picture whole').choices(crop.options),
    new Option('--keep-rejected', 'explore patches too that are blurred, covered, badly lit and so on'),
    new Option(
      '--white-balance <kind>',
      'take the colour of the light out of each face, by its surroundings or the white of its eyes',
    ).choices(whiteBalance.options),
    new Option(
      '--regions <names>',
      `where faces are cut, with commas between: ${faceRegions.join(', ')} (default: ${standardRegions.join(',')})`,
    ).argParser(regionList),
    new Option(
      '--patches-per-region <number>',
      'squares cut from each region, for large photos; more are smaller (default: 1)',
    ).argParser(wholeNumber(1, mostPatchesPerRegion)),
    new Option(
      '--gate <name=value>',
      `another threshold for leaving patches out, repeatable: ${gateNames.map(gateFlag).join(', ')}`,
    ).argParser(gateChange),
    new Option('--method <name>', 'how the network learns').choices(method.options),
    new Option('--backbone <name>', 'the network').choices(backbone.options),
    new Option(
      '--start <name|file>',
      'what it begins with: drawn (pretrained on drawn skin), drawn-mixed-light (the same, for photos in all kinds of light), random, or a backbone file',
    ),
    new Option(
      '--features <kind>',
      'keep the last stage of the network, or the mean and spread of all',
    ).choices(features.options),
    new Option('--stem <name>', "the network's first layers").choices(stem.options),
    new Option('--patch-size <pixels>', 'side of what the network sees').argParser(patchSize),
    new Option('--augment <preset>', 'what the network learns to ignore').choices(augment.options),
    new Option('--epochs <number>', 'training passes over all patches; 0 takes the start as it is').argParser(
      wholeNumber(0, 10_000),
    ),
    new Option('--batch <number>', 'patches a training step').argParser(wholeNumber(4, 4096)),
    new Option('--topics <number|auto>', 'topics to look for, or as many as the photos tell apart').argParser(
      topicCount,
    ),
    new Option('--topic-method <name>', 'how topics are found; hdbscan finds its own number').choices(
      topicMethod.options,
    ),
    minClusterSizeOption('patches'),
    seedOption(),
    new Option('--device <name>', 'where to compute').choices(device.options),
  ]
}

function regionList(text: string): FaceRegion[] {
  return text.split(',').map((name) => {
    const region = faceRegions.find((known) => known === name.trim())
    if (!region) throw new InvalidArgumentError(`Regions are ${faceRegions.join(', ')}.`)
    return region
  })
}

/** `maxYaw` is `max-yaw` on the command line. */
function gateFlag(name: GateName): string {
  return name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)
}

/** Adds one change to those that were given before it. */
function gateChange(text: string, before: Partial<GateThresholds> = {}): Partial<GateThresholds> {
  const [flag, value, ...more] = text.split('=')
  const name = gateNames.find((known) => gateFlag(known) === flag)
  if (!name) throw new InvalidArgumentError(`Gates are ${gateNames.map(gateFlag).join(', ')}.`)
  const { least, most } = gateTable[name]
  const threshold = decimal(value ?? '')
  if (more.length > 0 || !(threshold >= least && threshold <= most)) {
    throw new InvalidArgumentError(
      `Give ${flag} a number from ${least} to ${most}, as in ${flag}=${gateTable[name].standard}.`,
    )
  }
  return { ...before, [name]: threshold }
}

function topicCount(text: string): number | 'auto' {
  return text === 'auto' ? text : wholeNumber(2, 2000)(text)
}

function patchSize(text: string): number {
  const value = wholeNumber(32, 96)(text)
  if (value % 8 !== 0) throw new InvalidArgumentError('Give a multiple of 8 from 32 to 96.')
  return value
}
