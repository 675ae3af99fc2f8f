import type { ReasonTexts } from '../reason-texts.ts'

/** Of the window, the engine and the line between them, and of jobs. */
export const connectionReasons = {
  stopped: { sentence: '已按要求停止。', hint: '再次执行同样的操作，会从已保存的进度继续。' },
  connectionClosed: { sentence: '与引擎的连接已断开。', hint: '请重新开始；已完成的部分会保留。' },
  connectionBroke: { sentence: '连接中断。' },
  engineNotReached: {
    sentence: '无法连接引擎。',
    hint: '请确认 Cheekbone 仍在这台机器上运行，然后重试。',
  },
  engineNotRunning: { sentence: '引擎未在运行。', hint: '请重新启动引擎；任务会从上一个检查点继续。' },
  engineDiedOften: {
    sentence: '在这个任务期间，引擎停止了 {times} 次。',
    hint: '请查看日志，然后继续任务；如果停在训练网络时，请换一个设备。',
  },
  hostGone: {
    sentence: 'Cheekbone 本身已不再运行。',
    hint: '请在原处重新启动，并打开它显示的地址。',
  },
  messageTooLarge: { sentence: '消息过大。', hint: '请一次少取一些。' },
  messageUnreadable: { sentence: '收到的消息无法读取。' },
  tooManyCalls: { sentence: '同时的请求过多：还有 {most} 个在等待回答。', hint: '请先等其中一些完成。' },
  unknownRequest: { sentence: '引擎不认识请求 {method}。' },
  wrongArguments: { sentence: '请求“{method}”的内容有误。' },
  jobGone: { sentence: '这个任务已不在列表中。' },
  jobInOtherState: { sentence: '这个任务在当前状态下无法这样做。' },
  deviceNotUsable: { sentence: '设备“{device}”在这里无法使用。', hint: '请从这些设备中选择：{valid}。' },
  noCanvas: { sentence: '浏览器没有提供绘制地图的画布。' },
  webglRefused: { sentence: '显卡驱动无法绘制地图。', hint: '地图改用另一种方式绘制，显示的点较少。' },
} satisfies ReasonTexts
