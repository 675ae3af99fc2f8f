import type { ReasonTexts } from '../reason-texts.ts'

/** Of what a person set, and of files brought for a run. */
export const settingReasons = {
  gateOutOfRange: {
    sentence: '检查 {gate} 的取值范围是 {least} 到 {most}。',
    hint: '标准值为 {standard}；全部检查见 docs/gates.md。',
  },
  randomNotTrained: {
    sentence: '从零开始的网络不经训练就一无所知。',
    hint: '请至少训练一遍，或选择网络的另一个起点。',
  },
  importedNeedsFeatures: {
    sentence: '起点“imported”只用于导入的嵌入，反之亦然。',
    hint: '导入嵌入请用：cheekbone import-embeddings',
  },
  embeddingsNotImported: {
    sentence: '照片的运行会自行得出嵌入。',
    hint: '导入其他嵌入请用：cheekbone import-embeddings',
  },
  leastSizeNeedsClusters: {
    sentence: '只有按密集的组寻找主题时才有最小组。',
    hint: '请去掉 --min-cluster-size，或使用 --topic-method hdbscan。',
  },
  regionsNeedFaces: {
    sentence: '面部部位需要人脸；整张图片按原样使用。',
    hint: '请去掉 --regions 和 --patches-per-region，或去掉 --crop whole。',
  },
  faceParserNeedsFaces: {
    sentence: '人脸解析需要人脸；整张图片按原样使用。',
    hint: '请去掉 --face-parser，或去掉 --crop whole。',
  },
  whiteBalanceNeedsFaces: {
    sentence: '白平衡需要人脸；整张图片按原样使用。',
    hint: '请去掉 --white-balance，或去掉 --crop whole。',
  },
  faceParserNotReadable: {
    sentence: '无法读取人脸解析文件 {path}。',
    hint: '请检查 ONNX 文件的路径，以及能否读取。',
  },
  faceParserChanged: {
    sentence: '人脸解析文件 {path} 在使用时被改动。',
    hint: '请用现在的文件重新开始。',
  },
  faceParserUnfit: {
    sentence: '{path} 不是可用的人脸解析网络：{why}',
    hint: '需要一个 ONNX 文件，其 float32 输入为 [1, 3, 512, 512]，输出为 [1, 19, 512, 512]；导出方法见 docs/face-parser.md。',
  },
  backboneNotReadable: {
    sentence: '无法读取骨干网络文件 {path}。',
    hint: '请选择 Cheekbone 自带的网络、从零开始，或 cheekbone pretrain 写出的文件。',
  },
  backboneFileOther: { sentence: '该文件不是骨干网络。', hint: '请从头训练。' },
  backboneUnfit: {
    sentence: '{path} 与骨干网络 {backbone} 不相符（{why}）。',
    hint: '请选择它原来所用的骨干网络和起始层，或网络的另一个起点。',
  },
  noShippedBackbone: {
    sentence: 'Cheekbone 没有自带这种骨干网络的参数。',
    hint: '请选择骨干网络 skin-net、从零开始，或指定一个文件。',
  },
} satisfies ReasonTexts
