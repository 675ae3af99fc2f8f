/** What the page of spot-checks says, in the languages of the window. Numbers come written. */
import type { Stratum, Verdict } from '../../../shared/contract/curation.ts'
import type { PageLanguage } from '../../../shared/host-info.ts'
import { formatQuantity } from '../report/numbers.ts'

export interface SpotCheckTexts {
  title: string
  heading: (title: string) => string
  found: (counts: { run: number; runName: string; judged: number; topics: number; done: number }) => string
  unopened: (topics: number) => string
  explain: string
  topicByTopic: string
  topicsExplain: string
  madeBy: (version: string) => string
  columns: Record<
    'topic' | 'patches' | 'judged' | 'belongs' | 'interval' | 'plot' | 'intruders' | 'agreement',
    string
  >
  of: (some: number, all: number) => string
  range: (low: string, high: string) => string
  topic: (number: number, name: string | null) => string
  patches: (count: number) => string
  verdicts: Record<Verdict, string>
  strata: Record<Stratum, string>
  notBegun: (wanted: number) => string
  belong: (share: string, low: string, high: string) => string
  inStratum: (stratum: string, some: number, all: number) => string
  caught: (some: number, all: number) => string
  unsure: (count: number) => string
  left: (count: number) => string
  betweenStrata: string
  betweenParts: string
  end: string
  hidden: (count: number) => string
  gone: string
}

const english: SpotCheckTexts = {
  title: 'Spot-check',
  heading: (title) => `Spot-check of ${title}`,
  found: ({ run, runName, judged, topics, done }) =>
    `Run ${run}${runName === '' ? '' : ` (${runName})`}: ${formatQuantity(judged, 'picture')} judged in ${formatQuantity(topics, 'topic')}, ${done} of them to the end.`,
  unopened: (topics) => `${formatQuantity(topics, 'topic')} not looked at yet.`,
  explain:
    'A person saw a sample of each topic, one picture after the other, without knowing which of them the run is sure of and which are not of the topic at all. The share that belongs is weighted by how many patches each part of the topic has; its interval holds the true share in about 95 of 100 such samples. Intruders that were found out tell whether the topic can be told from others by eye. Agreement is the chance that a patch that belongs has the greater probability than one that does not: 0.5 is chance, 1 is perfect.',
  topicByTopic: 'Topic by topic',
  topicsExplain:
    'Every picture that was judged, under what was said of it. Intruders were taken from other topics and put in unmarked; a ring marks them here.',
  madeBy: (version) => `Made by Cheekbone ${version} on this machine. No photo left it.`,
  columns: {
    topic: 'Topic',
    patches: 'Patches',
    judged: 'Judged',
    belongs: 'Belongs',
    interval: '95 % interval',
    plot: '0 to 100 %',
    intruders: 'Intruders caught',
    agreement: 'Agreement',
  },
  of: (some, all) => `${some} of ${all}`,
  range: (low, high) => `${low} to ${high}`,
  topic: (number, name) => (name === null ? `Topic ${number}` : `${name} (topic ${number})`),
  patches: (count) => formatQuantity(count, 'patch', 'patches'),
  verdicts: { belongs: 'Belongs', 'does-not': 'Does not belong', unsure: 'Not sure' },
  strata: { core: 'core', border: 'border', outlier: 'outlier', intruder: 'intruder' },
  notBegun: (wanted) => `None of its ${wanted} pictures has been judged yet.`,
  belong: (share, low, high) => `${share} belong (95 % interval ${low} to ${high})`,
  inStratum: (stratum, some, all) => `${some} of ${all} ${stratum}`,
  caught: (some, all) => `${some} of ${all} intruders caught`,
  unsure: (count) => `${count} not sure`,
  left: (count) => `${count} still to judge`,
  betweenStrata: ', ',
  betweenParts: '; ',
  end: '.',
  hidden: (count) => `${count} more judged, not shown here.`,
  gone: 'gone',
}

const chinese: SpotCheckTexts = {
  title: '抽查',
  heading: (title) => `${title}的抽查`,
  found: ({ run, runName, judged, topics, done }) =>
    `第 ${run} 次运行${runName === '' ? '' : `（${runName}）`}：在 ${topics} 个主题中判断了 ${judged} 张图片，其中 ${done} 个主题已判断完毕。`,
  unopened: (topics) => `还有 ${topics} 个主题没有看过。`,
  explain:
    '由人逐张查看每个主题的一份样本，看时并不知道哪些是运行有把握的，哪些根本不属于此主题。属于的比例按主题各部分的小块数加权；在 100 份这样的样本中，约有 95 份的区间包含真实比例。识破的外来图片说明凭肉眼能否把此主题与其他主题分开。一致度是属于的小块比不属于的小块概率更大的机会：0.5 相当于随机，1 为完全一致。',
  topicByTopic: '逐个主题',
  topicsExplain:
    '每张判断过的图片都列在所作的判断之下。外来图片取自其他主题，判断时不作标记；这里用虚线框标出。',
  madeBy: (version) => `由 Cheekbone ${version} 在本机制作。没有照片离开过本机。`,
  columns: {
    topic: '主题',
    patches: '小块',
    judged: '已判断',
    belongs: '属于',
    interval: '95% 区间',
    plot: '0 到 100%',
    intruders: '识破的外来图片',
    agreement: '一致度',
  },
  of: (some, all) => `${some} / ${all}`,
  range: (low, high) => `${low} 到 ${high}`,
  topic: (number, name) => (name === null ? `主题 ${number}` : `${name}（主题 ${number}）`),
  patches: (count) => `${count} 个小块`,
  verdicts: { belongs: '属于', 'does-not': '不属于', unsure: '不确定' },
  strata: { core: '核心', border: '边缘', outlier: '离群', intruder: '外来' },
  notBegun: (wanted) => `它的 ${wanted} 张图片都还没有判断。`,
  belong: (share, low, high) => `${share} 属于此主题（95% 区间：${low} 到 ${high}）`,
  inStratum: (stratum, some, all) => `${stratum} ${some} / ${all}`,
  caught: (some, all) => `识破外来图片 ${some} / ${all}`,
  unsure: (count) => `不确定 ${count} 张`,
  left: (count) => `还有 ${count} 张待判断`,
  betweenStrata: '，',
  betweenParts: '；',
  end: '。',
  hidden: (count) => `另有 ${count} 张已判断，未在此显示。`,
  gone: '已不在',
}

export const spotCheckTexts: Record<PageLanguage, SpotCheckTexts> = { en: english, 'zh-CN': chinese }
