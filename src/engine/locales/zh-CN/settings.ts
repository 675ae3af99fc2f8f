import type { settings as english } from '../en/settings.ts'
import type { SettingWords } from '../setting-words.ts'

const values: SettingWords = {
  crop: { faces: '从人脸裁取面颊', whole: '整张使用每张图片' },
  whiteBalance: {
    none: '保持原来的颜色',
    'grey-world': '按周围环境校正',
    sclera: '按眼白校正',
  },
  method: { byol: '同一小块的两个视图（BYOL）' },
  backbone: { 'skin-net': '皮肤网络', resnet18: '残差网络（ResNet-18）' },
  start: {
    drawn: '自带的网络，适合稳定光线',
    'drawn-mixed-light': '自带的网络，适合差异很大的光线',
    random: '随机参数',
  },
  stem: { patch: '适合小图片', cifar: '适合很小的图片', imagenet: '适合大图片' },
  features: { last: '最后一级', multi: '所有各级' },
  augment: {
    skin: '在脸颊上的位置、左右，以及少许灯光差异',
    'solo-learn': '按物体照片处理',
    'tone-blind': '肤色及一切颜色',
    'texture-blind': '纹理与清晰度',
  },
  topicMethod: {
    lda: '混合（LDA）',
    kmeans: '最近的中心（k-means）',
    gmm: '高斯分布（GMM）',
    hdbscan: '密集的组（HDBSCAN）',
  },
  topics: { auto: '由照片决定' },
  gates: { standard: '全部为标准值' },
  device: {
    auto: '可用的最快设备',
    cpu: '处理器（CPU）',
    webgpu: '显卡（WebGPU）',
    cuda: '英伟达显卡（CUDA）',
    dml: '显卡（DirectML）',
    coreml: '苹果图形与神经引擎（Core ML）',
  },
}

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
  values,
  device: { name: '设备', meaning: '网络在哪里运行。' },
  version: { name: 'Cheekbone', meaning: '生成本报告的版本。' },
  yes: '是',
  no: '否',
}
