import type { texts as english } from '../en/texts.ts'
import { attributes } from './attributes.ts'
import { factors } from './factors.ts'
import { overlay } from './overlay.ts'
import { quality } from './quality.ts'
import { report } from './report.ts'
import { said } from './said.ts'
import { settings } from './settings.ts'
import { spotCheck } from './spot-check.ts'
import { topicCount } from './topic-count.ts'
import { words } from './words.ts'

export const texts: typeof english = {
  words,
  attributes,
  report,
  quality,
  factors,
  topicCount,
  settings,
  said,
  spotCheck,
  overlay,
}
