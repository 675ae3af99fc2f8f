import { formatCount, formatShare } from '../../exports/report/numbers.ts'
import type { report as english } from '../en/report.ts'

export const report: typeof english = {
  madeBy: (version) => `由 Cheekbone ${version} 在本机生成。没有任何照片离开过本机。`,
  navigation: {
    map: '地图',
    topics: '主题',
    'topic-count': '主题数目',
    quality: '质量',
    training: '训练',
    'left-out': '已排除',
    settings: '设置',
  },
  lead: {
    noPhotos: '没有可以查看的照片。',
    noFace: (photos) => `Cheekbone 查看了 ${formatCount(photos)} 张照片，没有检测到人脸。`,
    noPatch: ({ faces, photos }) =>
      `Cheekbone 在 ${formatCount(photos)} 张照片中检测到 ${formatCount(faces)} 张人脸，但没有一个皮肤小块足够大、足够清晰、足够正面。`,
    fromPictures: ({ patches, photos }) =>
      `从 ${formatCount(photos)} 张图片中取得 ${formatCount(patches)} 个皮肤小块`,
    fromFaces: ({ faces, withFace, photos, patches }) =>
      `在 ${formatCount(photos)} 张照片中的 ${formatCount(withFace)} 张里检测到 ${formatCount(faces)} 张人脸，从中裁取 ${formatCount(patches)} 个皮肤小块`,
    unsorted: (source) => `Cheekbone ${source}。`,
    sorted: ({ source, topics, largest, share }) =>
      `Cheekbone ${source}，并在没有任何标注的情况下归为 ${formatCount(topics)} 个主题；最大的是“${largest}”，占 ${formatShare(share)}。`,
    withoutTopic: (count) => `另有 ${formatCount(count)} 个小块所在之处过于稀疏，不属于任何主题。`,
    figures: {
      photos: '照片',
      faces: '人脸',
      patches: '保留的小块',
      rejected: '排除的小块',
      topics: '使用中的主题',
      time: '计算用时',
    },
    warnings: '采信之前，请先了解',
  },
  map: {
    explain:
      '每个标记是一个小块；网络看来相像的小块彼此靠近。只有“离得近”才有意义：没有坐标轴，相距较远的组之间的距离说明不了什么。',
    sample: (drawn) => `此处画出其中 ${formatCount(drawn)} 个，各主题按比例抽取。`,
    more: (topics) => `另有 ${formatCount(topics)} 个`,
    label: (patches, topics) => `地图：${formatCount(patches)} 个小块，${formatCount(topics)} 个主题`,
  },
  topics: {
    none: '没有主题：没有可以归类的小块。',
    largestFirst: (count) => `${formatCount(count)} 个主题，从大到小`,
    explain:
      '主题是机器自己找到的分组，还没有人核对过。最典型的小块排在最前；百分比表示小块有多少属于该主题。标尺从本库各主题的最低值到最高值。点选图片可放大。',
    ofAll: (share) => `，占全部的 ${share}`,
    ofPeople: (people) => `，来自 ${people}`,
    table: {
      title: '全部主题一览表',
      columns: {
        topic: '主题',
        patches: '小块',
        photos: '照片',
        people: '人数',
        copies: '重复',
        coherence: '一致性',
        exclusivity: '独有性',
      },
      explain:
        '一致性：其他照片中最相似的小块有多少属于同一主题。独有性：主题的特征在多大程度上为其独有。重复：该主题中另有副本的照片。',
    },
  },
  training: {
    title: '训练与用时',
    none: '本次运行没有训练网络，因此没有损失曲线。',
    loss: {
      title: '损失',
      meaning: '网络把同一小块的两个视图放得有多远。它应当先下降再趋于平稳；单凭损失低并不能证明质量好。',
    },
    spread: {
      title: '离散度',
      meaning: '网络用到了多大的特征空间。接近 0 表示网络已坍缩，所有小块在它看来都一样。',
    },
    learningRate: { title: '学习率', meaning: '网络学习的步幅：先升高，再慢慢降低。' },
    step: '训练步数',
    overSteps: (title) => `${title}随训练步数的变化`,
    stages: (device) => `步骤（设备：${device}）`,
    columns: { stage: '步骤', count: '处理数量', rate: '速度', time: '用时' },
    rate: (count) => `每秒 ${count}`,
  },
  leftOut: {
    none: '没有排除任何内容：每张照片都可用，每个小块都保留了。',
    explain: '凡是舍弃的都有交代：以下文件和小块没有参与结果。',
    photos: '照片',
    withoutPicture: (count, others) => `${others ? '另有 ' : ''}${count} 个，此处不附图片`,
    place: (region) => `，${region}`,
  },
}
