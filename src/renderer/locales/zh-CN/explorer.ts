import type { explorer as english } from '../en/explorer.ts'

export const explorer: typeof english = {
  unfinished: '这次运行尚未完成',
  unfinishedText: '请重新开始；会从已完成的部分继续。',
  opening: '正在打开这次运行',
  resizeTopics: '主题列表的宽度',
  resizeGallery: '图库的高度',
  resizeDetails: '详情的宽度',
}
