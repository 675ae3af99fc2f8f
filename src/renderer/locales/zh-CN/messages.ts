import { common } from './common.ts'
import { errors } from './errors.ts'
import { explorer } from './explorer.ts'
import { jobs } from './jobs.ts'
import { library } from './library.ts'
import { setup } from './setup.ts'
import { shell } from './shell.ts'
import { start } from './start.ts'

/** All texts, a file a feature. */
export const messages = { common, errors, explorer, jobs, library, setup, shell, start }
