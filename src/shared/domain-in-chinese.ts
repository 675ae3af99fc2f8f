/** Chinese for the titles of `domain.ts`, as the window, reports and pictures say them. */
import type { Region, RejectReason } from './domain.ts'

export const regionTitlesInChinese: Record<Region, string> = {
  'left-cheek': '左脸颊',
  'right-cheek': '右脸颊',
  forehead: '额头',
  chin: '下巴',
  nose: '鼻子',
  whole: '整张图片',
}

export const rejectTitlesInChinese: Record<RejectReason, string> = {
  'too-small': '像素过少',
  upscaled: '由低像素放大而成',
  blurred: '过于模糊',
  compressed: '压缩过度',
  'over-exposed': '过亮',
  'under-exposed': '过暗',
  covered: '被遮挡',
  'shadow-edge': '部分处于阴影中',
  'turned-away': '侧转过大',
  'no-room': '空间不足',
  'outside-photo': '部分超出照片',
}
