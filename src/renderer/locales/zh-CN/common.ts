import type { common as english } from '../en/common.ts'

export const common: typeof english = {
  appName: 'Cheekbone',
  close: '关闭',
  cancel: '取消',
  again: '重试',
  loading: '正在载入…',
  skip: '跳到正文',
  nothingLeaves: '所有数据都留在本机',
  privacyOn: '仅显示皮肤小块',
  version: '版本 {version}',
  units: { hours: '{amount} 小时', minutes: '{amount} 分', seconds: '{amount} 秒' },
  settings: '主题与语言',
  theme: '主题',
  themes: { system: '跟随系统', light: '浅色', dark: '深色' },
  language: '语言',
  notices: '通知',
  home: '开始',
  photos: '{count} 张照片',
  faces: '{count} 张人脸',
  patches: '{count} 个皮肤小块',
  topics: '{count} 个主题',
}
