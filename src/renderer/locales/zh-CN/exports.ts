import type { exports as english } from '../en/exports.ts'

export const exports: typeof english = {
  title: '导出',
  keywords: '导出 保存 下载 表格 文件 export',
  csvAll: '全部 {count} 个小块的表格（CSV）',
  csvTopic: '打开的主题的表格（CSV）',
  csvOf: '“{title}”的表格（CSV）',
  csvMarked:
    '已标记小块的表格（CSV） | {count} 个已标记小块的表格（CSV） | {count} 个已标记小块的表格（CSV）',
  spotCheck: '抽查报告（HTML）',
  saved: '{name} 已生成',
}
