import type { JobRequest } from '../../../shared/contract/jobs.ts'
import { faceRegions, standardRegions, type FaceRegion, type WhiteBalance } from '../../../shared/domain.ts'
import { gateNames, gateTable, type GateName } from '../../../shared/gate-thresholds.ts'
import { shippedStarts } from '../../../shared/network-starts.ts'
import { resolveRunConfig, type PresetName, type RunConfig } from '../../../shared/run-config.ts'
import type { TopicMethod } from '../../../shared/topic-count.ts'

/** What a person chooses before a run. Numbers are kept as typed, so that what is wrong can be said beside them. */
export interface RunForm {
  preset: PresetName
  seed: string
  topics: string
  /** Their number comes from the data, whatever `topics` says. */
  topicsAuto: boolean
  topicMethod: TopicMethod
  start: (typeof startChoices)[number]
  startFile: string
  augment: RunConfig['augment']
  regions: FaceRegion[]
  patchesPerRegion: string
  /** As typed; empty for the standard. */
  gates: Partial<Record<GateName, string>>
  device: RunConfig['device']
  whiteBalance: WhiteBalance
  keepRejected: boolean
  identity: boolean
  labels: string
  faceParser: string
}

export const presetChoices = ['quick', 'standard', 'thorough'] as const satisfies readonly PresetName[]
export const deviceChoices = [
  'auto',
  'cpu',
  'webgpu',
  'cuda',
  'dml',
  'coreml',
] as const satisfies readonly RunConfig['device'][]
export const whiteBalanceChoices = ['none', 'grey-world', 'sclera'] as const satisfies readonly WhiteBalance[]

export const topicMethodChoices = [
  'lda',
  'kmeans',
  'gmm',
  'hdbscan',
] as const satisfies readonly TopicMethod[]
export const startChoices = [...shippedStarts, 'random', 'file'] as const
export const augmentChoices = [
  'skin',
  'solo-learn',
  'tone-blind',
  'texture-blind',
] as const satisfies readonly RunConfig['augment'][]

export function emptyRunForm(): RunForm {
  return {
    preset: 'quick',
    seed: '1',
    topics: '',
    topicsAuto: false,
    topicMethod: 'lda',
    start: 'drawn',
    startFile: '',
    augment: 'skin',
    regions: [...standardRegions],
    patchesPerRegion: '1',
    gates: {},
    device: 'auto',
    whiteBalance: 'none',
    keepRejected: false,
    identity: true,
    labels: '',
    faceParser: '',
  }
}

export type FormProblem = 'seedWrong' | 'topicsWrong' | 'startWrong' | 'regionsWrong' | 'gatesWrong'

export type ProblemField = 'seed' | 'topics' | 'startFile' | 'regions' | 'gates'

export function problemsOf(form: RunForm): Partial<Record<ProblemField, FormProblem>> {
  const problems: Partial<Record<ProblemField, FormProblem>> = {}
  if (wholeNumber(form.seed, 0, 0xffffffff) === null) problems.seed = 'seedWrong'
  if (looksAtTopics(form) && form.topics.trim() !== '' && wholeNumber(form.topics, 2, 2000) === null)
    problems.topics = 'topicsWrong'
  if (form.start === 'file' && form.startFile.trim() === '') problems.startFile = 'startWrong'
  if (form.regions.length === 0) problems.regions = 'regionsWrong'
  if (gateNames.some((name) => isWrongGate(name, form.gates[name] ?? ''))) problems.gates = 'gatesWrong'
  return problems
}

/** A number between the gate's ends, or nothing. */
export function isWrongGate(name: GateName, text: string): boolean {
  const value = numberOf(text)
  return (
    text.trim() !== '' && (value === null || value < gateTable[name].least || value > gateTable[name].most)
  )
}

/** Density clusters find their own number. */
export function looksAtTopics({ topicsAuto, topicMethod }: RunForm): boolean {
  return !topicsAuto && topicMethod !== 'hdbscan'
}

/** What the network would be trained with; null while the form has problems. */
export function trainingOf(
  form: RunForm,
): Pick<RunConfig, 'augment' | 'epochs' | 'patchSize' | 'seed'> | null {
  if (Object.keys(problemsOf(form)).length > 0) return null
  return resolveRunConfig(choicesOf(form))
}

function choicesOf(form: RunForm) {
  const topics = form.topicsAuto ? ('auto' as const) : wholeNumber(form.topics, 2, 2000)
  const seed = wholeNumber(form.seed, 0, 0xffffffff)
  const gates = Object.fromEntries(
    gateNames.flatMap((name) => {
      const value = numberOf(form.gates[name] ?? '')
      return value === null ? [] : [[name, value]]
    }),
  )
  return {
    preset: form.preset,
    device: form.device,
    whiteBalance: form.whiteBalance,
    keepRejected: form.keepRejected,
    topicMethod: form.topicMethod,
    augment: form.augment,
    regions: faceRegions.filter((region) => form.regions.includes(region)),
    patchesPerRegion: Number(form.patchesPerRegion),
    gates,
    ...(form.start === 'drawn' ? {} : { start: form.start === 'file' ? form.startFile.trim() : form.start }),
    ...(seed === null ? {} : { seed }),
    ...(topics === null || form.topicMethod === 'hdbscan' ? {} : { topics }),
  }
}

/** What the engine is asked for, of a form without problems. What was not chosen is left to the preset. */
export function requestOf(form: RunForm, folder: string, library?: string): JobRequest {
  const labels = form.labels.trim()
  const faceParser = form.faceParser.trim()
  return {
    kind: 'run',
    folder,
    ...(library === undefined ? {} : { library }),
    choices: choicesOf(form),
    ...(labels === '' ? {} : { labels }),
    ...(faceParser === '' ? {} : { faceParser }),
    identity: form.identity,
    checkpointSeconds: 20,
  }
}

function wholeNumber(text: string, least: number, most: number): number | null {
  const trimmed = text.trim()
  if (!/^[0-9]{1,10}$/.test(trimmed)) return null
  const value = Number(trimmed)
  return value >= least && value <= most ? value : null
}

/** With a point or a comma before the decimals. */
function numberOf(text: string): number | null {
  const trimmed = text.trim().replace(',', '.')
  return /^-?[0-9]{1,9}(\.[0-9]{1,9})?$/.test(trimmed) ? Number(trimmed) : null
}
