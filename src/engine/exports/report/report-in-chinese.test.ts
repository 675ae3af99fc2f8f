import { describe, expect, it } from 'vitest'
import { dataWith, finding, topicOf } from '../../../../test/support/sample-report.ts'
import type { TopicWarning } from '../../../shared/topic-factors.ts'
import { renderReport } from './render-report.ts'

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
  const chosen = {
    crop: 'faces',
    whiteBalance: 'grey-world',
    regions: 'left-cheek, nose',
    gates: 'standard',
    method: 'byol',
    backbone: 'skin-net',
    start: 'drawn-mixed-light',
    features: 'multi',
    augment: 'texture-blind',
    topicMethod: 'lda',
    topics: 'auto',
    keepRejected: true,
  }
  const shown = dataWith({
    language: 'zh-CN',
    title: '照片',
    runName: '第二盏灯',
    topicCount,
    counts: { photos: 6, photosWithFace: 5, faces: 5, patches: 10, rejectedPatches: 1, withoutTopic: 3 },
    settings: [
      { name: 'seed', value: 1 },
      ...Object.entries(chosen).map(([name, value]) => ({ name, value })),
    ],
    labelNotes: { rows: 3, photos: 1, naming: ['7'], contradicted: 2 },
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
    const words = page
      .slice(page.indexOf('<body>'))
      .replaceAll(/<th scope="row">[A-Za-z]+<\/th>|<code>[^<]*<\/code>/g, ' ')
      .replace(/<[^>]*>/g, ' ')
    const left = [words, ...spoken]
      .join(' ')
      .replaceAll(
        /Cheekbone|NMI|ARI|ITA|CIELAB|JPEG|BYOL|LDA|jpg|far|faces|whole|grey-world|sclera|drawn(-mixed-light)?|random|patch|auto|hdbscan|lda|gmm|k-means/g,
        '',
      )
      .match(/[A-Za-z]{3,}/g)
    expect(left).toBeNull()
  })

  it('says values of settings in words, with what the command line calls them beside', async () => {
    const page = await renderReport(shown)
    for (const [words, given] of [
      ['纹理与清晰度', 'texture-blind'],
      ['自带的网络，适合差异很大的光线', 'drawn-mixed-light'],
      ['左脸颊，鼻子', 'left-cheek, nose'],
      ['混合（LDA）', 'lda'],
    ])
      expect(page).toContain(`<bdi>${words}</bdi> <code>${given}</code>`)
  })

  it('says what of the labels could not be used', async () => {
    const page = await renderReport(shown)
    expect(page).toContain('“7”在每张照片上都不同')
    expect(page).toContain('2 张照片有多行不一致的标签')
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
