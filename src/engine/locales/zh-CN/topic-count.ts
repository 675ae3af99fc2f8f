import type { topicCount as english } from '../en/topic-count.ts'

export const topicCount: typeof english = {
  measures: {
    'held-out-likelihood': {
      title: '留出似然',
      meaning: '对留出照片中的小块，由网络所见的一半推断另一半：其概率的对数平均值。越高越好。',
    },
    bic: { title: '似然减去规模的代价', meaning: '贝叶斯信息准则（按小块平均），已取反，越高越好。' },
    silhouette: {
      title: '轮廓系数',
      meaning: '留出照片中的小块，离自己的中心比离最近的另一中心近多少。越高越好，最大为 1。',
    },
  },
  agreed: {
    title: '一致认可的主题数',
    meaning:
      '把照片分成两半，互不参照地寻找主题，两半一致认可多少个同样大小的主题。主题数超出两半都能找到的数目后，它会下降。',
  },
  stability: {
    title: '稳定性',
    meaning:
      '在照片的一半和另一半中分别找到的主题，对同一批小块的划分有多一致（调整兰德指数）：1 为完全一致，0 为随机。',
    atChosen: (share) => `在选定的数目上为 ${share}。`,
  },
  along: '主题数',
  overTopics: (title) => `${title}随主题数的变化`,
}
