import { html } from '../../exports/report/markup.ts'
import { formatCount } from '../../exports/report/numbers.ts'
import type { quality as english } from '../en/quality.ts'

export const quality: typeof english = {
  explain: html`每个数值旁边都列出另外三个，以便判断好坏：<b>未训练的网络</b>是同一个网络，参数随机，什么都还没有学；<b>简单统计</b>是颜色和纹理的平均值与离散程度，完全不用网络；<b>随机</b>相当于抽签。只有胜过这三者，运行才值得所花的时间。`,
  withoutLabels: '不用标签的指标',
  columns: {
    measure: '指标',
    run: '本次运行',
    untrained: '未训练的网络',
    statistics: '简单统计',
    chance: '随机',
    plot: '并排比较',
  },
  better: { higher: '越高越好。', lower: '越低越好。' },
  verdicts: {
    notMeasured: '未测量。',
    untrained: {
      worse: '不如未训练的网络。',
      same: '与未训练的网络大致相同。',
      better: '优于未训练的网络。',
    },
    statistics: { worse: '不如简单统计。', same: '与简单统计大致相同。', better: '优于简单统计。' },
    betterThanBoth: '优于两种基准。',
    worseThanBoth: '两种基准都更好：网络学到的东西在这里没有帮助。',
    statisticsDoBetter: '简单统计在这里更好。',
    untrainedDoesBetter: '未训练的网络在这里更好。',
    noGain: '与基准相比没有明显提高。',
  },
  labels: ({ column, labels, patches }) =>
    `与“${column}”中的标签比较：${formatCount(labels)} 种标签，${formatCount(patches)} 个有标签的小块。标签只在运行之后查看，从不用于训练。`,
  nothingCompared: '没有可以比较的内容。',
  labelNotes: {
    naming: (column) => `“${column}”在每张照片上都不同，是照片的名称而不是标签，因此没有比较。`,
    rows: (count) => `标签中有 ${formatCount(count)} 行不对应任何参与的照片。`,
    photos: (count) => `${formatCount(count)} 张参与的照片没有标签。`,
    contradicted: (count) => `${formatCount(count)} 张照片有多行不一致的标签，以最后一行为准。`,
  },
  measures: {
    topicNmi: {
      title: '主题与标签说明同样的事',
      meaning: '知道主题后能对标签了解多少：0 为一无所知，1 为完全知道（归一化互信息，NMI）。',
    },
    topicAri: {
      title: '主题的分组与标签一致',
      meaning:
        '在所有成对的小块中，主题与标签对两者是否同组的判断有多一致；0 为随机，1 为完全一致（调整兰德指数，ARI）。',
    },
    embeddingKnn: {
      title: '邻居的标签相同',
      meaning: '由其他照片中最相似的五个小块猜测一个小块的标签：猜对的比例。',
    },
    neighbourRank: {
      title: '邻居的数值相近',
      meaning:
        '把其他照片中最相似的五个小块的平均值与小块自身的数值对照：1 为顺序相同，0 为随机（斯皮尔曼相关）。',
    },
    linearReadOut: {
      title: '可以读出数值',
      meaning: '在没有参与拟合的照片上，网络所见的加权和能解释数值变化的多少：1 为全部，0 为没有（R²）。',
    },
    cheeksSameTopic: {
      title: '两颊属于同一主题',
      meaning: '同一张脸的左右脸颊有多少落在同一主题。没有人告诉网络哪两块属于同一张脸。',
    },
    cheekRetrievalRank: {
      title: '另一侧脸颊离得近',
      meaning:
        '把所有小块按与一侧脸颊的相似程度排列：同一张脸的另一侧脸颊排在哪里，从 0（最前）到 1（最后）。',
    },
    cheekFirstHit: {
      title: '另一侧脸颊排在最前',
      meaning: '最相似的那个小块正是同一张脸的另一侧脸颊的比例。',
    },
    cheekFirstHitOtherLight: {
      title: '换一种光线，另一侧脸颊仍排在最前',
      meaning:
        '同上，但每个小块都换成各自的光线。同一张照片的两侧脸颊光线相同；认的是灯光而不是皮肤的方法在这里就会失败。',
    },
    silhouette: {
      title: '主题之间分得开',
      meaning:
        '小块是否离自己的主题比离相邻主题更近；1 为明显分开，0 为相接，低于 0 为混在一起（轮廓系数）。',
    },
    trustworthiness: {
      title: '地图可信',
      meaning: '地图上的邻居是否确实相似，从 0 到 1（可信度）。',
    },
    continuity: {
      title: '地图没有拆散相似的小块',
      meaning: '确实相似的小块在地图上是否仍是邻居，从 0 到 1（连续性）。',
    },
    coherence: {
      title: '主题内部一致',
      meaning: '其他照片中最相似的 15 个小块有多少属于同一主题。看得越少越容易：只看肤色，主题也会很整齐。',
    },
    exclusivity: {
      title: '主题有自己的特征',
      meaning: '主题的特征在多大程度上不出现在其他主题中：0 相当于随机分配的主题，1 为从不出现。',
    },
    stability: {
      title: '换个随机起点也能找到相同的主题',
      meaning:
        '用不同的种子寻找三次主题：在所有成对的小块中，各次结果对两者是否同组的判断有多一致；0 为随机，1 为完全一致（调整兰德指数）。',
    },
  },
}
