/**
 * What libraries and records of jobs keep as an English sentence, and what stands beside a step: known by its words, since it was
 * written without a reason. A named group of a pattern is the value of that name.
 */
import { fillIn } from '../fill-in.ts'
import { photoReasons } from './photos.ts'

type Known = readonly (readonly [RegExp, string])[]

/** Why a photo or file gave nothing, as the scan, the decoder and the look at a photo write it. */
const leftOut: Known = [
  [/^No face was found\.$/, '没有检测到人脸。'],
  [
    /^The picture is too small for a face \((?<width>\d+) x (?<height>\d+) pixels\)\.$/,
    '图片太小，容不下人脸（{width} × {height} 像素）。',
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
  [/^It cannot be read \((?<code>\S+)\)\.$/, '无法读取（{code}）。'],
  [/^The file is empty\.$/, photoReasons.pictureEmpty.sentence],
  [
    /^The picture has (?<channels>\d+) colour channels instead of three\.$/,
    photoReasons.pictureChannels.sentence,
  ],
  [/^HEIC cannot be read yet; convert it to JPEG\.$/, photoReasons.heic.sentence],
  [/^The file is not a picture of a kind that can be read\.$/, photoReasons.notAPicture.sentence],
  [/^The picture takes too long to unpack\.$/, photoReasons.pictureTooSlow.sentence],
  [/^The picture has more than (?<megapixels>\d+) million pixels\.$/, photoReasons.pictureTooLarge.sentence],
  [/^The picture is cut short:/, photoReasons.pictureCutShort.sentence],
  [
    /^The picture is damaged and cannot be decoded \((?<message>.*)\)\.$/,
    photoReasons.pictureDamaged.sentence,
  ],
  [/^The link leads to .+ that is already in the list\.$/, '链接指向的内容已在列表中。'],
  [/^Pictures of this kind cannot be read yet\.$/, '尚不支持读取这种图片。'],
]

/** What to know of a run, as its steps `embed` and `train` write it. */
const warnings: Known = [
  [
    /^Whether the training helped could not be measured,/,
    '没有一张脸同时具有左右脸颊，因此无法衡量训练是否有帮助；保留了训练后的网络。',
  ],
  [
    /^Training on these photos helped: .*\(mean reciprocal rank (?<after>\S+) against (?<before>\S+)\)/,
    '用这些照片训练有帮助：训练后的网络比训练前更能在另一种光线下找到同一张脸的另一侧脸颊（平均倒数排名 {after}，训练前 {before}），因此予以保留。',
  ],
  [
    /^Training on these photos did not help: .*\(mean reciprocal rank (?<before>\S+) against (?<after>\S+)\)/,
    '用这些照片训练没有帮助：训练前的网络同样能或更能在另一种光线下找到同一张脸的另一侧脸颊（平均倒数排名 {before}，训练后 {after}），因此沿用训练前的网络。',
  ],
  [
    /^Up to step (?<step>\d+) the network came to see nearly the same in all patches\./,
    '到第 {step} 步时，所有小块在网络看来已几乎一样。由此得到的主题可能意义不大；请尝试更低的学习率、更大的批次或更多样的照片。',
  ],
]

/** How far a step is, and from where it was taken up. */
const standings: Known = [
  [/^loss (?<loss>\S+)$/, '损失 {loss}'],
  [/^step (?<step>\d+)$/, '第 {step} 步'],
  [/^a generous start$/, '从较多的主题开始'],
  [/^(?<most>\d+) topics and fewer$/, '{most} 个主题及更少'],
  [/^near (?<topics>\d+) topics$/, '{topics} 个主题左右'],
]

/** What stands before another of the sentences. */
const openings: readonly (readonly [string, string])[] = [
  ['The folder was left out. ', '该文件夹被排除。'],
  ['The link was left out. ', '该链接被排除。'],
  ['Looking at it failed twice: ', '两次查看都失败：'],
]

/** One that is not known stays as it was written. */
export function keptSentenceInChinese(sentence: string): string {
  const opening = openings.find(([start]) => sentence.startsWith(start))
  if (opening) return opening[1] + keptSentenceInChinese(sentence.slice(opening[0].length))
  for (const [pattern, text] of [...leftOut, ...warnings, ...standings]) {
    const match = pattern.exec(sentence)
    if (match) return fillIn(text, match.groups ?? {}) ?? sentence
  }
  return sentence
}
