import type { spotCheck as english } from '../en/spot-check.ts'

export const spotCheck: typeof english = {
  title: '抽查',
}
