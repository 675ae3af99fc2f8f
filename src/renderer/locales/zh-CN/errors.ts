import type { errors as english } from '../en/errors.ts'

export const errors: typeof english = {
  'bad-argument': '无法按要求执行',
  'bad-image': '无法读取图片',
  cancelled: '已按要求停止',
  collapsed: '训练后网络没有学到任何东西',
  conflict: '与其他操作冲突',
  'device-unavailable': '无法使用该设备',
  'disk-full': '磁盘已满',
  'foreign-database': '这不是 Cheekbone 的库文件',
  internal: '发生了意外错误',
  io: '读写失败',
  'library-locked': '库正在使用中',
  'newer-library': '该库由更新版本的 Cheekbone 创建',
  'not-found': '未找到',
  'nothing-to-do': '没有需要处理的内容',
  'too-large': '内容过大',
  'unknown-method': '窗口与引擎的版本不同',
  'channel-closed': '与引擎的连接已断开',
}
