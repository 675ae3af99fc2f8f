import type { JobRequest } from '../../../shared/contract/jobs.ts'
import type { WhiteBalance } from '../../../shared/domain.ts'
import type { PresetName, RunConfig } from '../../../shared/run-config.ts'

/** What a person chooses before a run. Numbers are kept as typed, so that what is wrong can be said beside them. */
export interface RunForm {
  preset: PresetName
  seed: string
  topics: string
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

export function emptyRunForm(): RunForm {
  return {
    preset: 'quick',
    seed: '1',
    topics: '',
    device: 'auto',
    whiteBalance: 'none',
    keepRejected: false,
    identity: true,
    labels: '',
    faceParser: '',
  }
}

export type FormProblem = 'seedWrong' | 'topicsWrong'

export function problemsOf(form: RunForm): Partial<Record<'seed' | 'topics', FormProblem>> {
  return {
    ...(wholeNumber(form.seed, 0, 0xffffffff) === null ? { seed: 'seedWrong' as const } : {}),
    ...(form.topics.trim() !== '' && wholeNumber(form.topics, 2, 2000) === null
      ? { topics: 'topicsWrong' as const }
      : {}),
  }
}

/** What the engine is asked for, of a form without problems. What was not chosen is left to the preset. */
export function requestOf(form: RunForm, folder: string, library?: string): JobRequest {
  const topics = wholeNumber(form.topics, 2, 2000)
  const seed = wholeNumber(form.seed, 0, 0xffffffff)
  const labels = form.labels.trim()
  const faceParser = form.faceParser.trim()
  return {
    kind: 'run',
    folder,
    ...(library === undefined ? {} : { library }),
    choices: {
      preset: form.preset,
      device: form.device,
      whiteBalance: form.whiteBalance,
      keepRejected: form.keepRejected,
      ...(seed === null ? {} : { seed }),
      ...(topics === null ? {} : { topics }),
    },
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
