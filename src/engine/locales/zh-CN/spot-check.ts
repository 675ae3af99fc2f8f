import type { SpotCheckTexts } from '../en/spot-check.ts'

export const spotCheck: SpotCheckTexts = {
  title: '抽查',
  heading: (title) => `${title} 的抽查`,
  found: ({ run, runName, judged, topics, done }) =>
    `第 ${run} 次运行${runName === '' ? '' : `（${runName}）`}：在 ${topics} 个主题中判断了 ${judged} 张图片，其中 ${done} 个主题已判断完毕。`,
  unopened: (topics) => `还有 ${topics} 个主题没有看过。`,
  explain:
    '由人逐张查看每个主题的一份样本，看时并不知道哪些是运行有把握的，哪些根本不属于此主题。属于的比例按主题各部分的小块数加权；在 100 份这样的样本中，约有 95 份的区间包含真实比例。识破的混入图片说明凭肉眼能否把此主题与其他主题分开。一致度是属于的小块比不属于的小块概率更大的机会：0.5 相当于随机，1 为完全一致。',
  topicByTopic: '逐个主题',
  topicsExplain:
    '每张判断过的图片都列在所作的判断之下。混入图片取自其他主题，判断时不作标记；这里用虚线框标出。',
  columns: {
    topic: '主题',
    patches: '小块',
    judged: '已判断',
    belongs: '属于',
    interval: '95% 置信区间',
    plot: '0 到 100%',
    intruders: '识破的混入图片',
    agreement: '一致度',
  },
  of: (some, all) => `${some} / ${all}`,
  range: (low, high) => `${low} 到 ${high}`,
  topic: (number, name) => (name === null ? `主题 ${number}` : `${name}（主题 ${number}）`),
  patches: (count) => `${count} 个小块`,
  verdicts: { belongs: '属于', 'does-not': '不属于', unsure: '不确定' },
  strata: { core: '核心', border: '边缘', outlier: '离群', intruder: '混入' },
  notBegun: (wanted) => `它的 ${wanted} 张图片都还没有判断。`,
  belong: (share, low, high) => `${share} 属于此主题（95% 置信区间：${low} 到 ${high}）`,
  inStratum: (stratum, some, all) => `${stratum} ${some} / ${all}`,
  caught: (some, all) => `识破混入图片 ${some} / ${all}`,
  unsure: (count) => `不确定 ${count} 张`,
  left: (count) => `还有 ${count} 张待判断`,
  betweenStrata: '，',
  betweenParts: '；',
  end: '。',
  hidden: (count) => `另有 ${count} 张已判断，未在此显示。`,
  gone: '已不在',
}
