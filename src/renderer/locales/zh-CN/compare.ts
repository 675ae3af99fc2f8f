import type { compare as english } from '../en/compare.ts'

export const compare: typeof english = {
  title: '比较两次运行',
  action: '比较两次运行',
}
