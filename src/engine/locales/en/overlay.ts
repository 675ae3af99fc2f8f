import { rejectTitles } from '../../../shared/domain.ts'

/** Below each square. */
export const overlay = { kept: 'Kept', rejected: rejectTitles }
