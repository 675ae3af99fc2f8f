import { keptSentenceInChinese } from '../../../shared/reasons/chinese/kept-sentences.ts'
import { certaintyOf, stabilityAtChosen, type TopicCount } from '../../../shared/topic-count.ts'
import type { said as english } from '../en/said.ts'

const certainties = { quite: '相当确定', fairly: '比较确定', not: '不确定' }

export const said: typeof english = {
  sentence: keptSentenceInChinese,
  topicCount: countSentence,
}

function countSentence(count: TopicCount): string {
  const { chosen, low, high, sure } = count
  const stability = stabilityAtChosen(count)
  const found = chosen === 1 ? '只有一个主题：再细分也不能说明更多。' : `由数据选定 ${chosen} 个主题。`
  const others =
    low < high ? `从 ${low} 到 ${high} 个都差不多好。` : chosen === 1 ? '' : '没有其他数目同样好。'
  const halves =
    stability === null
      ? ''
      : `，且在照片的两半中分别找到的主题，对小块的划分有 ${Math.round(100 * stability)}% 一致`
  return `${found}${others}${certainties[certaintyOf({ sure }, stability)]}：另抽照片重复时，有 ${Math.round(100 * sure)}% 的结果与这个数目相差不超过五分之一${halves}。`
}
