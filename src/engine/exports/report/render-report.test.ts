import type { TopicWarning } from '../../../shared/topic-factors.ts'
import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { eachSkinAttribute, patchSidePx } from '../../../shared/domain.ts'
import { renderReport } from './render-report.ts'
import type { ReportData, ReportPatch, ReportTopic } from './report-data.ts'

function patchOf(shade: number, photo = 'a.jpg'): ReportPatch {
  const pixels = new Uint8Array(patchSidePx * patchSidePx * 3).fill(shade)
  return { pixels, photo, region: 'left-cheek', probability: 0.87 }
}

function topicOf(id: number, size: number, more: Partial<ReportTopic> = {}): ReportTopic {
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

const finding = {
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

const warning: TopicWarning = {
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

function dataWith(more: Partial<ReportData> = {}): ReportData {
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
    ...more,
  }
}

const emptyData = dataWith({
  counts: { photos: 2, photosWithFace: 0, faces: 0, patches: 0, rejectedPatches: 0, withoutTopic: 0 },
  stages: [],
  lossCurve: [],
  map: [],
  topics: [],
  leftOutPhotos: [],
  rejectedPatches: [],
  quality: [],
  factors: [],
  labels: [],
})

describe('renderReport', () => {
  it('shows what a person noted of the run, as text', async () => {
    const page = await renderReport(dataWith({ note: 'Blind to <tone>;\ntwo people twice' }))
    expect(page).toContain('<p class="note">Blind to &lt;tone&gt;;<br />two people twice</p>')
    expect(await renderReport(dataWith())).not.toContain('<p class="note">')
  })

  it('says beside the folder what a person calls the run, as text', async () => {
    const page = await renderReport(dataWith({ runName: 'Second <lamp>' }))
    expect(page).toContain('<bdi class="count">Second &lt;lamp&gt;</bdi>')
    expect(await renderReport(dataWith())).not.toContain('<bdi class="count">')
  })

  it('says in one sentence what was found', async () => {
    expect(await renderReport(dataWith())).toContain(
      'Cheekbone found 5 faces in 5 of 6 photos, cut 10 skin patches from them and sorted them into 2 topics ' +
        'without any labels; the largest, “Name 1”, holds 70\u2009% of them.',
    )
  })

  it('escapes hostile names wherever a name can stand', async () => {
    const hostile = `"><script>alert('x')</script><img src=x onerror=alert(1)>&`
    const page = await renderReport(
      dataWith({
        title: hostile,
        version: hostile,
        device: hostile,
        settings: [{ name: hostile, value: hostile }],
        warnings: [hostile],
        topics: [
          topicOf(1, 7, {
            name: hostile,
            exemplars: [patchOf(3, hostile)],
            finding: { ...finding, warning: { ...warning, cause: { ...warning.cause, level: hostile } } },
          }),
        ],
        leftOutPhotos: [{ photo: hostile, reason: hostile }],
        rejectedPatches: [
          { ...patchOf(9, hostile), reason: 'blurred' },
          { ...patchOf(9, hostile), pixels: new Uint8Array(), reason: 'too-small' },
        ],
        labels: [{ column: hostile, labels: 2, patches: 2, rows: [] }],
      }),
    )
    expect(page).not.toContain('<script')
    expect(page).not.toContain('<img')
    expect(page.match(/&lt;script&gt;alert\(&#39;x&#39;\)/g)?.length).toBeGreaterThan(10)
  })

  it('makes control characters and direction marks in names visible', async () => {
    const page = await renderReport(
      dataWith({ leftOutPhotos: [{ photo: 'cod\u202egpj.exe\nend', reason: 'No face was found.' }] }),
    )
    expect(page).toContain('<bdi>cod\ufffdgpj.exe\u240aend</bdi>')
  })

  it('asks the network for nothing and allows one style sheet, by its hash, and no script', async () => {
    const page = await renderReport(dataWith())
    expect(page).not.toMatch(/https?:|\/\/[a-z]|<script|<link|@import|\son[a-z]+=|\sstyle=/i)
    const style = /<style>([\s\S]*?)<\/style>/.exec(page)?.[1] ?? ''
    const hash = createHash('sha256').update(style).digest('base64')
    expect(page).toContain(`default-src 'none'; img-src data:; style-src 'sha256-${hash}'`)
    expect(
      [...style.matchAll(/url\(([^)]{0,24})/g)].every(([, url]) => url.startsWith('data:image/webp')),
    ).toBe(true)
  })

  it('orders topics by size, equal ones by id, and leaves empty ones out', async () => {
    const topics = [topicOf(4, 1), topicOf(3, 0), topicOf(2, 8), topicOf(1, 1)]
    const page = await renderReport(dataWith({ topics }))
    const order = [...page.matchAll(/<article class="[^"]*" id="topic-(\d+)"/g)].map(([, id]) => id)
    expect(order).toEqual(['2', '1', '4'])
  })

  it('gives the same bytes for the same data', async () => {
    expect(await renderReport(dataWith())).toBe(await renderReport(dataWith()))
  })

  it('lists every rejected patch with its reason, also beyond the pictures that have room', async () => {
    const many = Array.from({ length: 300 }, (_, index) => ({
      ...patchOf(index % 250, `file-${index}.jpg`),
      reason: 'blurred' as const,
    }))
    const page = await renderReport(dataWith({ rejectedPatches: many }))
    expect(page).toContain('Too blurred')
    for (const { photo } of many) expect(page).toContain(`>${photo}</bdi>`)
    expect(page).toContain('60 without a picture here')
  })

  it('lists left-out photos under their reason', async () => {
    const page = await renderReport(dataWith())
    expect(page).toMatch(/No face was found\.<\/b>[\s\S]*lake\.jpg/)
  })

  it('shows each measure beside its baselines and says how it compares', async () => {
    const page = await renderReport(dataWith())
    expect(page).toMatch(
      /Both cheeks in one topic[\s\S]*Higher is better\.[\s\S]*Better than both baselines\./,
    )
    expect(page).toMatch(/60\u2009%[\s\S]*40\u2009%[\s\S]*30\u2009%[\s\S]*10\u2009%/)
    expect(page).toContain('Worse than both baselines')
  })

  it('says how much of the topics a folder explains, what is left beyond tone, and what is not known', async () => {
    const page = await renderReport(dataWith())
    expect(page).toMatch(
      /Photo folder[\s\S]*10 patches[\s\S]*>42\u2009%<[\s\S]*"faint">31\u2009%<[\s\S]*"faint">0\u2009%</,
    )
    expect(page).toContain('Not known: camera.')
  })

  it('warns of a topic that may be none of skin, and lists what is in each', async () => {
    const page = await renderReport(
      dataWith({ topics: [topicOf(1, 7, { finding: { ...finding, warning } }), topicOf(2, 3)] }),
    )
    expect(page).toContain(
      '<p class="suspect">Topic 1 may follow the folder of its photos: 90\u00a0% of its patches',
    )
    expect(page.match(/class="suspect"/g)).toHaveLength(1)
    expect(page).toMatch(/All topics as a table[\s\S]*>75\u2009%<[\s\S]*>0\.215</)
    expect(await renderReport(dataWith())).not.toContain('All topics as a table')
  })

  it('stays whole with nothing in it', async () => {
    const page = await renderReport(emptyData)
    expect(page).toContain('Cheekbone looked at 2 photos and found no face.')
    expect(page).toContain('No topics')
    expect(page).toContain('No network was trained')
    expect(page).toContain('Nothing was left out')
    expect(page).not.toContain('href="#quality"')
    expect(page).not.toContain('href="#map"')
    expect(page).not.toMatch(/NaN|Infinity|undefined|null/)
  })

  it('stays free of NaN for one point, one step, equal attributes and missing values', async () => {
    const page = await renderReport(
      dataWith({
        map: [{ x: 3, y: 3, topic: 1 }],
        lossCurve: [{ step: 1, loss: 2, spread: Number.NaN, learningRate: 0 }],
        topics: [
          topicOf(1, 1, {
            attributes: { ...eachSkinAttribute(() => 0), toneIta: Number.NaN },
          }),
        ],
        quality: [
          {
            measure: 'silhouette',
            thisRun: null,
            untrainedBackbone: null,
            plainStatistics: null,
            chance: null,
          },
        ],
      }),
    )
    expect(page.replace(/base64,[^)]*/g, '')).not.toMatch(/NaN|Infinity|undefined/)
  })
})

describe('how many topics', () => {
  const topicCount = {
    chosen: 5,
    low: 4,
    high: 7,
    sure: 0.8,
    measure: 'held-out-likelihood' as const,
    sentence: '5 topics; anything from 4 to 7 does as well.',
    sweep: [3, 5, 8].map((topics) => ({
      topics,
      score: -Math.abs(topics - 5),
      error: 0.1,
      stability: 0.75,
      agreed: 3.5,
    })),
  }

  it('is told with its sentence and curves where it was chosen from the data, and nowhere else', async () => {
    const page = await renderReport(dataWith({ topicCount }))
    expect(page).toContain('5 topics; anything from 4 to 7 does as well.')
    expect(page).toContain('aria-label="Held-out likelihood over the number of topics"')
    expect(page).toContain('aria-label="Stability over the number of topics"')
    expect(page).toContain('aria-label="Topics agreed on over the number of topics"')
    expect(await renderReport(dataWith())).not.toContain('id="topic-count"')
  })
})

describe('patches without a topic', () => {
  it('are counted in the first sentence and drawn on the map without a topic of their own', async () => {
    const counts = { ...dataWith().counts, withoutTopic: 3 }
    const page = await renderReport(dataWith({ counts, map: [{ x: 0, y: 0, topic: -1 }] }))
    expect(page).toContain('3 patches lie where patches are too sparse for a topic.')
    expect(page).toContain('<title>No topic</title>')
    expect(page).not.toContain('id="topic--1"')
    expect(await renderReport(dataWith())).not.toContain('<title>No topic</title>')
  })
})

describe('a report in Chinese', () => {
  const warning: TopicWarning = {
    size: 7,
    cause: {
      factor: 'lightLevel',
      strangeness: 0.6,
      adjustedP: 0.01,
      difference: 2,
      end: 'low',
      level: null,
      share: 0.9,
      shareOfAll: 0.3,
    },
    unusualSkin: ['redness'],
  }
  const topicCount = {
    chosen: 5,
    low: 4,
    high: 7,
    sure: 0.8,
    measure: 'bic' as const,
    sentence: 'Five.',
    sweep: [3, 5, 8].map((topics) => ({ topics, score: topics, error: 0.1, stability: 0.75, agreed: 3.5 })),
  }
  const shown = dataWith({
    language: 'zh-CN',
    title: '照片',
    runName: '第二盏灯',
    topicCount,
    counts: { photos: 6, photosWithFace: 5, faces: 5, patches: 10, rejectedPatches: 1, withoutTopic: 3 },
    settings: [{ name: 'seed', value: 1 }],
    device: '8',
    warnings: [
      'Training on these photos helped: the trained network finds the other cheek of a face in another light ' +
        '(mean reciprocal rank 0.512 against 0.401) better than the start, and was kept.',
    ],
    topics: [topicOf(1, 7, { name: '', finding: { ...finding, warning } }), topicOf(2, 3, { name: '' })],
    leftOutPhotos: [{ photo: '1', reason: 'No face was found.' }],
    labels: [{ column: '1', labels: 2, patches: 10, rows: [] }],
  })

  it('has no English word but names and abbreviations, in sight or for readers', async () => {
    const page = await renderReport(shown)
    expect(page).toContain('<html lang="zh-CN">')
    const spoken = [...page.matchAll(/(?:title|aria-label)="([^"]*)"/g)].map(([, text]) => text)
    const words = page.slice(page.indexOf('<body>')).replace(/<[^>]*>/g, ' ')
    const left = [words, ...spoken]
      .join(' ')
      .replaceAll(/Cheekbone|NMI|ARI|ITA|CIELAB|JPEG|jpg|seed|far/g, '')
      .match(/[A-Za-z]{3,}/g)
    expect(left).toBeNull()
  })

  it('says what was kept as English sentences in Chinese, and numbers topics so', async () => {
    const page = await renderReport(shown)
    expect(page).toContain('平均倒数排名 0.512，训练前 0.401')
    expect(page).toContain('没有检测到人脸。')
    expect(page).toContain(
      '主题 1 可能反映的是灯光：其小块中有 90% 属于光线最暗的三分之一，而在全部小块中为 30%',
    )
    expect(page).toContain('由数据选定 5 个主题。从 4 到 7 个都差不多好。')
    expect(page).toContain('>，占全部的 70\u2009%，来自 6\u00a0人')
  })
})
