import { expect, it } from 'vitest'
import { eachSkinAttribute } from '../../shared/domain.ts'
import type { TopicFactor, TopicFinding } from '../../shared/topic-factors.ts'
import { namelessReport } from './nameless.ts'
import type { ReportData, ReportPatch, ReportTopic } from './report/report-data.ts'

const nothing: ReportData = {
  ...{
    language: 'en',
    title: '',
    runName: '',
    note: '',
    version: '1',
    settings: [],
    device: 'CPU',
    stages: [],
    lossCurve: [],
    warnings: [],
  },
  counts: { photos: 0, photosWithFace: 0, faces: 0, patches: 0, rejectedPatches: 0, withoutTopic: 0 },
  map: [],
  topicCount: null,
  topics: [],
  leftOutPhotos: [],
  rejectedPatches: [],
  quality: [],
  factors: [],
  labels: [],
  labelNotes: null,
}

function followingFolder(id: number, level: string): ReportTopic {
  const cause: TopicFactor = {
    factor: 'folder',
    strangeness: 0.6,
    adjustedP: 0.01,
    difference: null,
    end: null,
    level,
    share: 0.9,
    shareOfAll: 0.2,
  }
  const finding: TopicFinding = {
    topic: id,
    size: 10,
    photos: 5,
    people: null,
    duplicates: 0,
    coherence: null,
    exclusivity: null,
    factors: [cause],
    warning: { size: 10, cause, unusualSkin: [] },
  }
  const patch: ReportPatch = {
    pixels: new Uint8Array(),
    photo: `${level}/1.jpg`,
    region: 'left-cheek',
    probability: 1,
  }
  const attributes = eachSkinAttribute(() => 0)
  return { id, name: '', size: 10, share: 0.3, finding, attributes, exemplars: [patch] }
}

it('numbers folders that topics follow and files that a run began with, the same one wherever it appears', () => {
  const data: ReportData = {
    ...nothing,
    title: 'Anna Berg',
    settings: [
      { name: 'start', value: 'anna.onnx' },
      { name: 'embeddings', value: 'anna.npy 12ab' },
      { name: 'seed', value: 1 },
    ],
    topics: [followingFolder(0, 'Anna'), followingFolder(1, 'Ben'), followingFolder(2, 'Anna')],
    leftOutPhotos: [{ photo: 'Anna/1.jpg', reason: 'No face was found.' }],
  }
  const shown = namelessReport(data)
  expect(JSON.stringify(shown)).not.toMatch(/anna|ben\b|\.jpg/i)
  expect(shown.topics.map(({ finding }) => finding?.warning?.cause.level)).toEqual([
    'Folder 1',
    'Folder 2',
    'Folder 1',
  ])
  expect(shown.topics[2].exemplars[0].photo).toBe('Photo 1')
  expect(shown.leftOutPhotos[0].photo).toBe('Photo 1')
  expect(shown.settings.map(({ value }) => value)).toEqual(['a file', 'a file', 1])
})

it('keeps the start that comes with Cheekbone', () => {
  const shown = namelessReport({ ...nothing, settings: [{ name: 'start', value: 'drawn' }] })
  expect(shown.settings[0].value).toBe('drawn')
})

it('numbers in the language of the report', () => {
  const shown = namelessReport({
    ...nothing,
    language: 'zh-CN',
    settings: [{ name: 'start', value: 'anna.backbone' }],
    leftOutPhotos: [{ photo: 'Anna/1.jpg', reason: 'No face was found.' }],
  })
  expect(shown.title).toBe('皮肤小块')
  expect(shown.leftOutPhotos[0].photo).toBe('照片 1')
  expect(shown.settings[0].value).toBe('一个文件')
})
