import { rejectTitlesInChinese } from '../../../shared/domain-in-chinese.ts'
import type { overlay as english } from '../en/overlay.ts'

export const overlay: typeof english = { kept: '保留', rejected: rejectTitlesInChinese }
