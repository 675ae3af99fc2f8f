import type { details as english } from '../en/details.ts'

export const details: typeof english = {
  title: '详情',
}
