import { common } from './common.ts'
import { compare } from './compare.ts'
import { details } from './details.ts'
import { errors } from './errors.ts'
import { explorer } from './explorer.ts'
import { exports } from './exports.ts'
import { gallery } from './gallery.ts'
import { jobs } from './jobs.ts'
import { library } from './library.ts'
import { map } from './map.ts'
import { measures } from './measures.ts'
import { runQuality } from './run-quality.ts'
import { setup } from './setup.ts'
import { shell } from './shell.ts'
import { spotCheck } from './spot-check.ts'
import { start } from './start.ts'
import { topics } from './topics.ts'
import { warnings } from './warnings.ts'

/** All texts, a file a feature. */
export const messages = {
  common,
  compare,
  details,
  errors,
  explorer,
  exports,
  gallery,
  jobs,
  library,
  map,
  measures,
  runQuality,
  setup,
  shell,
  spotCheck,
  start,
  topics,
  warnings,
}
