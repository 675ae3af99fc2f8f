import type { settings as english } from '../en/settings.ts'

export const settings: typeof english = {
  explain: '照片、设置、设备和版本都相同时，会得到同样的结果。',
  columns: { name: '设置', value: '值', meaning: '含义' },
  meanings: {
    crop: '从人脸裁取小块（faces），还是整张使用每张图片（whole）。',
    keepRejected: '太模糊、过暗、被遮挡等的小块是否也参与。',
    whiteBalance: '是否去除每张脸上灯光的颜色：按周围环境（grey-world）或按眼白（sclera）。',
    regions: '在每张脸的哪些部位裁取小块。',
    patchesPerRegion: '每个部位裁取的方块数；越多则越小。',
    gates: '排除小块所用的门槛中，与标准值不同的那些。',
    faceParser: '来自文件的网络，以其哈希值辨认；裁取小块时用它区分皮肤与头发、眼镜等。',
    method: '网络不用标注如何学习：同一小块的两个视图在它看来应当相像（BYOL）。',
    backbone: '所用的网络。',
    start:
      '网络的起点：“drawn”是用 Cheekbone 自己绘制的皮肤预训练的，不含任何照片或标注，光线稳定；“drawn-mixed-light”则光线各不相同；“random”是从零开始。',
    embeddings: '在别处生成后导入的特征：名称及其数值的哈希。这里没有训练。',
    stem: '网络的最前几层；“patch”适合小图片。',
    features: '保留网络所见的哪些内容：最后一级，或所有各级的平均值与离散程度。',
    patchSize: '网络所见图片的边长（像素）。',
    augment: '两个视图如何不同；网络恰恰会学会忽略这些。',
    epochs: '训练中每个小块看过的遍数；0 表示沿用起点的网络。',
    batch: '每个训练步的小块数。',
    topicMethod:
      '如何寻找主题：混合（lda）、最近的中心（k-means）、高斯分布（gmm），或小块密集之处（hdbscan）。',
    topics: '要寻找的主题数；没有小块主要归属的主题不显示。“auto”由数据决定数目；hdbscan 自行决定。',
    minClusterSize: '密集的组最少含有的小块数；未设时为百分之一，介于 5 与 50 之间。',
    seed: '所有随机数的起点；种子相同，结果相同。',
    device: '指定的设备。',
  },
  device: { name: '设备', meaning: '网络在哪里运行。' },
  version: { name: 'Cheekbone', meaning: '生成本报告的版本。' },
  yes: '是',
  no: '否',
}
