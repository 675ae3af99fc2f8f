import type { topics as english } from '../en/topics.ts'

export const topics: typeof english = {
  title: '主题',
}
