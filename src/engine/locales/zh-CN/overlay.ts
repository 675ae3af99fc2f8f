import type { overlay as english } from '../en/overlay.ts'
import { words } from './words.ts'

export const overlay: typeof english = { kept: '保留', rejected: words.rejected }
