import type { library as english } from '../en/library.ts'

export const library: typeof english = {
  runs: '运行',
  runsText: '每次运行按各自的设置，在全部小块中寻找主题。以前的运行会保留，可随时查看或比较。',
  run: '第 {run} 次运行',
  newRun: '再次分析…',
  noRuns: '尚未分析',
  noRunsText: '库已存在，但还没有寻找主题。',
  analyse: '分析照片…',
  unfinished: '未完成',
  explore: '探索',
  folderGone: '照片文件夹已不在原来的位置。主题和小块仍在；无法显示照片。',
  unreadable: '{count} 个文件无法读取',
  noFace: '{count} 张照片没有人脸',
  seed: '随机种子 {seed}',
  epochs: '不训练 | 训练 {count} 遍 | 训练 {count} 遍',
  start: {
    drawn: 'Cheekbone 自带的网络',
    'drawn-mixed-light': 'Cheekbone 自带的混合光线网络',
    random: '从零开始的网络',
    imported: '导入的嵌入',
    own: '自备网络',
  },
  telling: '与其他运行的区别',
  chooseRun: '运行',
}
