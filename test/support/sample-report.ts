/** What a report is made of, small enough to be read here. */
import { eachSkinAttribute, patchSidePx } from '../../src/shared/domain.ts'
import type { TopicWarning } from '../../src/shared/topic-factors.ts'
import type { ReportData, ReportPatch, ReportTopic } from '../../src/engine/exports/report/report-data.ts'

/** A patch of one grey. */
export function patchOf(shade: number, photo = 'a.jpg'): ReportPatch {
  const pixels = new Uint8Array(patchSidePx * patchSidePx * 3).fill(shade)
  return { pixels, photo, region: 'left-cheek', probability: 0.87 }
}

/** A topic of so many patches, of a share as if there were ten in all. */
export function topicOf(id: number, size: number, more: Partial<ReportTopic> = {}): ReportTopic {
  return {
    id,
    name: `Name ${id}`,
    size,
    share: size / 10,
    people: size > 1 ? size - 1 : undefined,
    attributes: { ...eachSkinAttribute(() => 2), toneIta: 30 + id, spots: id },
    exemplars: [patchOf(id * 20)],
    ...more,
  }
}

/** What was found of topic 1. */
export const finding = {
  topic: 1,
  size: 7,
  photos: 4,
  people: 3,
  duplicates: 1,
  coherence: 0.75,
  exclusivity: 0.215,
  factors: [],
  warning: null,
}

/** Topic 1 may follow the folder of its photos. */
export const warning: TopicWarning = {
  size: 7,
  cause: {
    factor: 'folder',
    strangeness: 0.6,
    adjustedP: 0.01,
    difference: null,
    end: null,
    level: 'a',
    share: 0.9,
    shareOfAll: 0.2,
  },
  unusualSkin: [],
}

/** A report of ten patches in two topics, but for what is said otherwise. */
export function dataWith(more: Partial<ReportData> = {}): ReportData {
  return {
    language: 'en',
    title: 'my photos',
    runName: '',
    note: '',
    version: '9.8.7',
    counts: { photos: 6, photosWithFace: 5, faces: 5, patches: 10, rejectedPatches: 1, withoutTopic: 0 },
    settings: [
      { name: 'seed', value: 1 },
      { name: 'keepRejected', value: true },
    ],
    device: 'CPU',
    stages: [{ stage: 'import', seconds: 1.5, count: 6, unit: 'photos' }],
    lossCurve: [1, 2, 3].map((step) => ({ step, loss: 3 / step, spread: 0.5, learningRate: 0.1 })),
    warnings: [],
    map: [
      { x: 0, y: 0, topic: 1 },
      { x: 1, y: 2, topic: 2 },
    ],
    topicCount: null,
    topics: [topicOf(1, 7), topicOf(2, 3)],
    leftOutPhotos: [{ photo: 'lake.jpg', reason: 'No face was found.' }],
    rejectedPatches: [{ ...patchOf(9, 'far.jpg'), reason: 'too-small' }],
    quality: [
      { measure: 'cheeksSameTopic', thisRun: 0.6, untrainedBackbone: 0.4, plainStatistics: 0.3, chance: 0.1 },
    ],
    factors: [
      {
        factor: 'folder',
        known: 10,
        levels: 2,
        effect: 0.6,
        scores: {
          trained: { explained: 0.42, p: 0.005, beyondTone: 0.31, beyondToneP: 0.2 },
          untrained: { explained: -0.01, p: 0.7, beyondTone: null, beyondToneP: null },
          statistics: null,
        },
      },
      {
        factor: 'camera',
        known: 0,
        levels: 0,
        effect: null,
        scores: { trained: null, untrained: null, statistics: null },
      },
    ],
    labels: [
      {
        column: 'tone',
        labels: 5,
        patches: 10,
        rows: [
          { measure: 'topicNmi', thisRun: 0.2, untrainedBackbone: 0.3, plainStatistics: 0.4, chance: 0 },
        ],
      },
    ],
    labelNotes: null,
    ...more,
  }
}
