/** Arguments that many calls share. */
import { z } from 'zod'
import { pageLanguages } from '../host-info.ts'

/** An absolute path on the machine of the engine. */
export const pathSchema = z.string().min(1).max(4096)
export const seedSchema = z.int().min(0).max(0xffffffff)
/** A row of the library's tables. */
export const rowIdSchema = z.int().min(1)

/** Names an open library: the beginning of a hash of its path, the same after every start. */
export const libraryIdSchema = z.string().regex(/^[0-9a-f]{16}$/)
export type LibraryId = string

/** Of the words in files that are made. */
export const pageLanguageSchema = z.enum(pageLanguages)
