import type { start as english } from '../en/start.ts'

export const start: typeof english = {
  title: '无需标注，探索面部皮肤',
  lead: '选择一个人脸照片文件夹，Cheekbone 会检测人脸，从脸颊裁取小块皮肤，并按外观归为若干主题。最后由您用眼睛核对这些主题。',
  open: '打开照片文件夹',
  openHint: '也可以把文件夹拖到这里。照片只会被读取，绝不会被改动。',
  demo: '用合成人脸试一试',
  demoHint: '合成 240 张皮肤特征已知的人脸，再走完全部步骤。只需几分钟。',
  steps: '工作步骤',
  step: {
    find: {
      title: '检测',
      text: '检测人脸，并从每侧脸颊裁取一块方形皮肤。模糊、过暗或被遮挡的会被排除，并注明原因。',
    },
    sort: {
      title: '归类',
      text: '网络只看皮肤小块，不用姓名，也不用标注。看起来相像的小块归为一个主题。',
    },
    check: {
      title: '核对',
      text: '您在地图和图片中查看主题，判断哪些小块属于它。结果都保存在一张表里。',
    },
  },
  privacy: '所有数据都留在本机：不上传，无账号，不联网。',
  recent: '最近的库',
  recentNone: '您打开过的库会显示在这里。',
  recentOpened: '打开于 {date}',
  recentGone: '库文件已不在原来的位置',
  recentOpen: '打开 {name}',
  recentMenu: '{name} 的更多操作',
  recentLeaveOut: '从列表中移除',
  recentReveal: '显示文件',
  jobs: '未完成的任务',
  drop: '松开即可打开照片文件夹',
  dropInBrowser: '浏览器无法得知拖入文件夹的位置，请在这里选择。',
}
