import { describe, expect, it } from 'vitest'
import { dataWith, finding, patchOf, topicOf, warning } from '../../../../test/support/sample-report.ts'
import { eachSkinAttribute } from '../../../shared/domain.ts'
import { renderReport } from './render-report.ts'

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

  it('orders topics by size, equal ones by id, and leaves empty ones out', async () => {
    const topics = [topicOf(4, 1), topicOf(3, 0), topicOf(2, 8), topicOf(1, 1)]
    const page = await renderReport(dataWith({ topics }))
    const order = [...page.matchAll(/<article class="[^"]*" id="topic-(\d+)"/g)].map(([, id]) => id)
    expect(order).toEqual(['2', '1', '4'])
  })

  it('gives the same bytes for the same data', async () => {
    expect(await renderReport(dataWith())).toBe(await renderReport(dataWith()))
  })

  it('lists every rejected patch with its reason, also those without a picture', async () => {
    const many = Array.from({ length: 300 }, (_, index) => ({
      ...patchOf(index % 250, `file-${index}.jpg`),
      ...(index >= 240 && { pixels: new Uint8Array() }),
      reason: 'blurred' as const,
    }))
    const page = await renderReport(dataWith({ rejectedPatches: many }))
    expect(page).toContain('Too blurred')
    for (const { photo } of many) expect(page).toContain(`>${photo}</bdi>`)
    expect(page).toContain('60 without a picture here')
  })

  it('says how many patches its map has, where that is not all', async () => {
    const { map, counts } = dataWith()
    const page = await renderReport(dataWith({ counts: { ...counts, patches: map.length + 1 } }))
    expect(page).toContain(`${map.length} of the patches are drawn`)
    const whole = await renderReport(dataWith({ counts: { ...counts, patches: map.length } }))
    expect(whole).not.toContain('of the patches are drawn')
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
