import type { attributes as english } from '../en/attributes.ts'

export const attributes: typeof english = {
  toneIta: { title: '肤色', meaning: '由颜色测得的个体类型角（ITA）：高为浅，低为深。' },
  roughness: { title: '粗糙度', meaning: '毛孔和细纹尺度上细小起伏的能量，以明度的百分比计：高为粗糙。' },
  spots: { title: '斑点', meaning: '一个小块中深色或红色斑点的数目。' },
  redness: { title: '红度', meaning: 'CIELAB 颜色空间中 a* 的平均值：高为偏红。' },
  lightness: { title: '明度', meaning: 'CIELAB 颜色空间中 L* 的平均值，0 为黑，100 为白。' },
  wrinkles: { title: '纹路', meaning: '有固定方向的线条的强度，以亮度的百分比计：高为纹路较多。' },
  shine: { title: '油光', meaning: '小块中表面反射灯光的面积比例。' },
  evenness: { title: '匀净度', meaning: '小块中颜色与中间色没有可辨差别的面积比例：高为匀净。' },
  tones: {
    veryLight: '很浅',
    light: '浅',
    intermediate: '中等',
    tan: '小麦色',
    brown: '棕',
    dark: '深',
  },
}
