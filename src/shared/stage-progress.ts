import type { TrainingMoment } from './training-moment.ts'
import type { TrainingStep } from './training-step.ts'

export const stageNames = [
  'draw',
  'import',
  'start',
  'train',
  'embed',
  'topics',
  'map',
  'quality',
  'export',
] as const
export type StageName = (typeof stageNames)[number]

export const stageTitles: Record<StageName, string> = {
  draw: 'Drawing',
  import: 'Finding faces and cutting patches',
  start: 'Taking the pretrained network',
  train: 'Training the network',
  embed: 'Describing patches',
  topics: 'Finding topics',
  map: 'Laying out the map',
  quality: 'Measuring quality',
  export: 'Writing results',
}

/** Where a network is trained, and whether a person chose that or the quickest that works here was taken. */
export interface TrainingPlace {
  device: string
  threads: number
  chosen: boolean
}

/** One message about a job's stage: it began, it moves, what a step of training told, what is seen of it at a moment, where it is done, it was found done, it is done, or something to tell. */
export type StageProgress =
  | { kind: 'started'; stage: StageName; resumedFrom?: string }
  | { kind: 'moved'; stage: StageName; done: number; total: number; note?: string }
  | { kind: 'learned'; stage: 'train'; step: TrainingStep }
  | { kind: 'seen'; stage: 'train'; run: number; moment: TrainingMoment }
  | { kind: 'placed'; stage: 'train'; place: TrainingPlace }
  | { kind: 'kept'; stage: StageName }
  | { kind: 'finished'; stage: StageName; seconds: number }
  | { kind: 'warned'; stage: StageName; sentence: string }
