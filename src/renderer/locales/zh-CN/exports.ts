import type { exports as english } from '../en/exports.ts'

export const exports: typeof english = {
  title: '导出',
  keywords: '导出 保存 下载 表格 文件 export',
  csvAll: '全部 {count} 个小块的表格（CSV）',
  csvTopic: '当前主题的表格（CSV）',
  csvOf: '“{title}”的表格（CSV）',
  csvMarked:
    '已标记小块的表格（CSV） | {count} 个已标记小块的表格（CSV） | {count} 个已标记小块的表格（CSV）',
  spotCheck: '抽查报告（HTML）',
  mapPng: '当前地图（PNG）',
  mapPngSharp: '当前地图，两倍清晰度（PNG）',
  mapSvg: '当前地图（SVG）',
  mapTitle: '{name} 的地图，第 {run} 次运行',
  mapTitleNamed: '{name} 的地图，第 {run} 次运行：{called}',
  ground: '地图背景',
  grounds: { screen: '与屏幕相同', paper: '白色，供打印' },
  noMap: '地图尚未就绪。',
  svgImage: '超过 {count} 个点时，SVG 内以一张图片表示各点；名称和图例仍为文字。',
  report: '本次运行的报告（HTML）',
  arrays: '特征、主题和地图（NumPy 数组，ZIP）',
  saved: '{name} 已生成',
}
