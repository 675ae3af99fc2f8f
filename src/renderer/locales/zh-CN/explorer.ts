import type { explorer as english } from '../en/explorer.ts'

export const explorer: typeof english = {
  runFacts: '关于这次运行',
  patches: '小块',
  topics: '用到的主题',
  device: '设备',
  unfinished: '这次运行尚未完成',
  unfinishedText: '请重新开始;会从已完成的部分继续。',
}
