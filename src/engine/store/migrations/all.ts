import { first } from './001-first.ts'
import { identities } from './005-identities.ts'
import { whiteBalance } from './006-white-balance.ts'
import type { Migration } from './migration.ts'

/** In ascending order. A migration that has been released is never changed. */
export const migrations: readonly Migration[] = [first, identities, whiteBalance]
export const latestVersion = migrations[migrations.length - 1].version
