import { certaintyOf, stabilityAtChosen, type TopicCount } from '../../../shared/topic-count.ts'
import type { said as english } from '../en/said.ts'

/** Sentences as `embed`, `train`, the scan and the decoder write them; `$1` is what stood in the brackets. */
const sentences: readonly (readonly [RegExp, string])[] = [
  [
    /^Whether the training helped could not be measured,/,
    '没有一张脸同时具有左右脸颊，因此无法衡量训练是否有帮助；保留了训练后的网络。',
  ],
  [
    /^Training on these photos helped: .*\(mean reciprocal rank (\S+) against (\S+)\)/,
    '用这些照片训练有帮助：训练后的网络比训练前更能在另一种光线下找到同一张脸的另一侧脸颊（平均倒数排名 $1，训练前 $2），因此予以保留。',
  ],
  [
    /^Training on these photos did not help: .*\(mean reciprocal rank (\S+) against (\S+)\)/,
    '用这些照片训练没有帮助：训练前的网络同样能或更能在另一种光线下找到同一张脸的另一侧脸颊（平均倒数排名 $1，训练后 $2），因此沿用训练前的网络。',
  ],
  [
    /^Up to step (\d+) the network came to see nearly the same in all patches\./,
    '到第 $1 步时，所有小块在网络看来已几乎一样。由此得到的主题可能意义不大；请尝试更低的学习率、更大的批次或更多样的照片。',
  ],
  [/^No face was found\.$/, '没有检测到人脸。'],
  [
    /^The picture is too small for a face \((\d+) x (\d+) pixels\)\.$/,
    '图片太小，容不下人脸（$1 × $2 像素）。',
  ],
  [/^There is no permission to read it\.$/, '没有读取权限。'],
  [
    /^It is not there any more, or is a link to something that is not there\.$/,
    '文件已不存在，或链接指向的文件不存在。',
  ],
  [/^It is a link that leads back to itself\.$/, '这是指回自身的链接。'],
  [/^It is a folder\.$/, '这是一个文件夹。'],
  [/^It is not a regular file\.$/, '这不是普通文件。'],
  [/^The file is larger than 2 GiB\.$/, '文件大于 2 GiB。'],
  [/^It cannot be read \((\S+)\)\.$/, '无法读取（$1）。'],
  [/^The file is empty\.$/, '文件为空。'],
  [/^The picture has (\d+) colour channels instead of three\.$/, '图片有 $1 个颜色通道，而不是三个。'],
  [/^HEIC cannot be read yet; convert it to JPEG\.$/, '尚不支持读取 HEIC，请转换为 JPEG。'],
  [/^The file is not a picture of a kind that can be read\.$/, '文件不是可读取的图片格式。'],
  [/^The picture takes too long to unpack\.$/, '图片解压用时过长。'],
  [/^The picture has more than (\d+) million pixels\.$/, '图片超过 $1 百万像素。'],
  [/^The picture is cut short:/, '图片不完整：文件在图片结束之前就结束了。'],
  [/^The picture is damaged and cannot be decoded \((.*)\)\.$/, '图片已损坏，无法解码（$1）。'],
  [/^The link leads to .+ that is already in the list\.$/, '链接指向的内容已在列表中。'],
  [/^Pictures of this kind cannot be read yet\.$/, '尚不支持读取这种图片。'],
]

/** What stands before another of the sentences. */
const openings: readonly (readonly [string, string])[] = [
  ['The folder was left out. ', '该文件夹被排除。'],
  ['The link was left out. ', '该链接被排除。'],
  ['Looking at it failed twice: ', '两次查看都失败：'],
]

function translated(sentence: string): string {
  const opening = openings.find(([start]) => sentence.startsWith(start))
  if (opening) return opening[1] + translated(sentence.slice(opening[0].length))
  const known = sentences.find(([pattern]) => pattern.test(sentence))
  const match = known?.[0].exec(sentence)
  return known && match ? known[1].replace(/\$(\d)/g, (_, place: string) => match[Number(place)]) : sentence
}

const certainties = { quite: '相当确定', fairly: '比较确定', not: '不确定' }

export const said: typeof english = {
  /** One that is not known stays as it was written. */
  sentence: translated,
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
