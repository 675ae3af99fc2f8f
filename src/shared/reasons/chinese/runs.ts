import type { ReasonTexts } from '../reason-texts.ts'

/** Of runs, their training and their topics. */
export const runReasons = {
  runGone: { sentence: '本次运行已不在库中。' },
  runNotFinished: { sentence: '本次运行不存在，或尚未完成。', hint: '请等它完成，或选择另一次运行。' },
  runComparedWithItself: { sentence: '第 {run} 次运行不能与自身比较。', hint: '请选择两次不同的运行。' },
  runsWithoutCommonPatch: { sentence: '第 {first} 次与第 {second} 次运行没有共同的小块。' },
  tooFewPatches: {
    sentence:
      '{looked} 张照片只得到 {kept} 个皮肤小块，至少需要 {least} 个。没有人脸的照片：{noFace}；无法读取的照片：{unreadable}；被排除的小块：{rejected}。',
    hint: '请添加人脸朝向镜头、宽度至少约 200 像素的照片。',
  },
  tooFewToTrain: {
    sentence: '{patches} 个小块太少，无法训练。',
    hint: '请添加照片，直到至少有 {least} 个小块。',
  },
  tooFewForTopicCount: { sentence: '小块太少，无法由数据决定主题的数目。' },
  noPatchesForTopics: { sentence: '没有可以寻找主题的小块。', hint: '原因见被排除的照片和小块的列表。' },
  trainingBrokeDown: {
    sentence: '训练在第 {step} 步失败：损失不是数字。',
    hint: '请使用较低的学习率，或另一种优化器。',
  },
  checkpointOfOther: {
    sentence: '检查点属于另一次训练，其设置或小块不同。',
    hint: '请按它原来的设置继续，或从头训练。',
  },
  checkpointNewer: {
    sentence: '检查点由更新版本的 Cheekbone 写出。',
    hint: '请更新 Cheekbone，或重新训练。',
  },
  checkpointUnusable: { sentence: '检查点无法使用。', hint: '请从头训练。' },
  tensorFileDamaged: {
    sentence: '骨干网络或检查点的文件已损坏。',
    hint: '请使用它的另一个副本，或重新生成。',
  },
  topicMissing: {
    sentence: '本次运行没有主题 {topic}。',
    hint: '它可能已在别处被合并或拆分；请重新查看主题列表。',
  },
  topicMergedWithItself: { sentence: '主题不能与自身合并。', hint: '请选择两个或更多主题。' },
  noPatchToSplit: { sentence: '没有选择要拆出的小块。', hint: '请选择该主题的一些小块。' },
  patchesOfOtherTopic: {
    sentence: '这些小块并不都属于主题 {topic}。',
    hint: '请只选择同一主题的小块，再将其拆出。',
  },
  nothingLeftOfTopic: {
    sentence: '主题 {topic} 将不剩任何小块。',
    hint: '请只选择它的一部分小块，而不是全部。',
  },
  nothingToUndo: { sentence: '本次运行没有可以撤销的操作。', hint: '它的主题没有改动。' },
  nothingToRedo: {
    sentence: '本次运行没有可以重做的操作。',
    hint: '只能重做已撤销的操作，而且要在下一次改动之前。',
  },
  noSpotChecks: {
    sentence: '本次运行还没有抽查过主题。',
    hint: '请先打开某个主题的抽查，判断其中的一些图片。',
  },
  pictureNotInSample: {
    sentence: '这张图片不在主题 {topic} 的样本中。',
    hint: '该主题可能有了变化；请重新打开它的抽查。',
  },
} satisfies ReasonTexts
