import { html } from '../../exports/report/markup.ts'
import { faceRegions, regionTitles } from '../../../shared/domain.ts'
import type { FactorName, TopicFactor, TopicWarning } from '../../../shared/topic-factors.ts'
import type { factors as english } from '../en/factors.ts'
import { words } from './words.ts'

interface FactorWords {
  title: string
  /** Completes “主题 7 可能反映的是…”; the title where it is left out. */
  follows?: string
  ends?: { low: string; high: string }
}

const factorWords: Record<FactorName, FactorWords> = {
  folder: { title: '照片文件夹', follows: '照片所在的文件夹' },
  camera: { title: '相机' },
  day: { title: '拍摄日期' },
  person: { title: '人物', follows: '某一个人' },
  side: { title: '左脸颊或右脸颊', follows: '脸的左右侧' },
  photoSize: { title: '照片尺寸', ends: { low: '照片尺寸最小', high: '照片尺寸最大' } },
  patchScale: {
    title: '小块在照片中的像素',
    follows: '脸在照片中的大小',
    ends: { low: '照片像素最少', high: '照片像素最多' },
  },
  jpegQuality: {
    title: 'JPEG 质量',
    follows: '照片的压缩程度',
    ends: { low: '压缩最强', high: '压缩最弱' },
  },
  sharpness: { title: '清晰度', follows: '对焦', ends: { low: '最不清晰', high: '最清晰' } },
  lightLevel: { title: '光的强弱', follows: '灯光', ends: { low: '光线最暗', high: '光线最亮' } },
  lightColour: { title: '光的颜色', ends: { low: '光色最冷', high: '光色最暖' } },
  backgroundLevel: {
    title: '背景的明暗',
    follows: '背景',
    ends: { low: '背景最暗', high: '背景最亮' },
  },
  backgroundColour: {
    title: '背景的颜色',
    follows: '背景',
    ends: { low: '背景最偏蓝', high: '背景最偏红' },
  },
  yaw: {
    title: '头部侧转',
    follows: '头的朝向',
    ends: { low: '头最偏向本人右侧', high: '头最偏向本人左侧' },
  },
  pitch: { title: '头部俯仰', follows: '头的朝向', ends: { low: '头最低', high: '头最仰' } },
  lightness: { title: '小块的明度', follows: '明度', ends: { low: '最暗', high: '最亮' } },
  toneIta: { title: '肤色', ends: { low: '肤色最深', high: '肤色最浅' } },
  roughness: { title: '粗糙度', ends: { low: '最光滑', high: '最粗糙' } },
  spots: { title: '斑点', ends: { low: '斑点最少', high: '斑点最多' } },
  redness: { title: '红度', ends: { low: '最不红', high: '最红' } },
}

function percent(share: number): string {
  return `${Math.round(share * 100)}%`
}

function suspicion(topic: number, { size, cause, unusualSkin }: TopicWarning): string {
  const { title, follows = title } = factorWords[cause.factor]
  const about = `主题 ${topic} 可能反映的是${follows}`
  if (cause.factor === 'person')
    return `${about}：其 ${size} 个小块中有 ${percent(cause.share)} 来自同一张脸。`
  const skin = unusualSkin.map((name) => factorWords[name].title).join('、')
  const doubt =
    skin === '' ? '其皮肤在所测各方面并无特别之处' : `它在${skin}方面也不同寻常，无法判断究竟反映的是哪一个`
  return `${about}：其小块中有 ${percent(cause.share)} ${whereabouts(cause)}，而在全部小块中为 ${percent(cause.shareOfAll)}；${doubt}。`
}

function whereabouts({ factor, end, level }: TopicFactor): string {
  if (end !== null) return `属于${factorWords[factor].ends?.[end] ?? ''}的三分之一`
  if (factor === 'folder') return `来自“${level}”`
  if (factor === 'camera') return `由 ${level} 拍摄`
  if (factor === 'day') return `拍摄于 ${level}`
  /* Regions are stored under their English titles. */
  const region = faceRegions.find((name) => regionTitles[name].toLowerCase() === level)
  return `属于${region ? words.regions[region] : level}`
}

const titles = Object.fromEntries(
  Object.entries(factorWords).map(([name, { title }]) => [name, title]),
) as Record<FactorName, string>

function listed(names: readonly FactorName[]): string {
  return names.map((name) => titles[name]).join('、')
}

export const factors: typeof english = {
  title: '主题反映了什么',
  explain: html`主题有多少可由照片的拍摄地点和方式得知，又有多少可由测得的皮肤得知：0% 相当于随机，100%
  为完全由其决定。随机水平由打乱整张照片得出，因此同一张照片的两颊不会重复计算。<b>肤色之外</b>指在肤色相近的照片之间还剩下的部分。明度同时取决于皮肤和光，不能证明其中任何一方。浅色的数值可能出于偶然。`,
  columns: { factor: '因素', known: '已知数量', beyondTone: '肤色之外' },
  kinds: { circumstance: '照片', both: '皮肤与光', skin: '皮肤' },
  titles,
  same: (names) => `全部相同：${listed(names)}。`,
  unknown: (names) => `未知：${listed(names)}。`,
  suspicion,
}
