/**
 * Lists the pictures under a folder. Real folders come first, links after them, so that a link never takes the place of
 * what it points to; each folder and each linked picture is taken once, which ends every loop of links.
 */
import { readdir, stat } from 'node:fs/promises'
import type { BigIntStats, Dirent } from 'node:fs'
import { CheekboneError, throwIfAborted } from '../../../shared/errors.ts'
import type { StopSignal } from '../../../shared/progress.ts'
import { systemPath, textOfName } from './file-names.ts'
import type { ScannedFile } from '../import/findings.ts'
import { sentenceForReadError } from './read-photo.ts'

export interface Skipped {
  path: string
  why: string
}
export interface Scan {
  /** Sorted by path, code unit by code unit. */
  files: ScannedFile[]
  /** What was passed over and why; sorted likewise. */
  skipped: Skipped[]
}

/* HEIC is listed too: some such files are JPEGs inside, and the others are left out with what to do about it. */
const pictureName = /\.(jpe?g|png|webp|avif|tiff?|gif|heic|heif|hif)$/i
export function isPictureName(name: string): boolean {
  return pictureName.test(name)
}

/** Pictures that people will miss if nothing is said about them. */
const unreadablePictureName = /\.(dng|cr2|cr3|nef|arw|raf|rw2|orf|psd|jxl|jp2|bmp)$/i
/** Thumbnails and bins that systems and network storage keep beside photos. */
const systemNames = new Set([
  '@eadir',
  '#recycle',
  '$recycle.bin',
  '__macosx',
  'system volume information',
  'thumbs',
])

interface Walk {
  root: string
  signal: StopSignal | undefined
  files: ScannedFile[]
  skipped: Skipped[]
  links: string[]
  /** Folders and pictures taken so far, by device and inode. */
  taken: Set<string>
}

/** @throws CheekboneError `not-found` or `io` when the folder itself cannot be read, `cancelled` on request. */
export async function scanFolder(root: string, { signal }: { signal?: StopSignal } = {}): Promise<Scan> {
  const walk: Walk = { root, signal, files: [], skipped: [], links: [], taken: new Set() }
  await openRoot(walk)
  await walkFolder(walk, '')
  while (walk.links.length > 0) {
    const links = walk.links.sort(byCodeUnits)
    walk.links = []
    for (const link of links) await followLink(walk, link)
  }
  walk.files.sort((a, b) => byCodeUnits(a.path, b.path))
  walk.skipped.sort((a, b) => byCodeUnits(a.path, b.path))
  return { files: walk.files, skipped: walk.skipped }
}

export function byCodeUnits(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

async function openRoot(walk: Walk): Promise<void> {
  const look = await lookAt(walk, '')
  if ('problem' in look)
    throw new CheekboneError('not-found', `The folder ${walk.root} cannot be opened. ${look.problem}`, {
      reason: 'folderNotOpened',
      values: { folder: walk.root, why: look.problem },
      hint: 'Check the path of the photo folder.',
    })
  if (!look.stats.isDirectory())
    throw new CheekboneError('not-found', `${walk.root} is not a folder.`, {
      reason: 'notAFolder',
      values: { folder: walk.root },
    })
  walk.taken.add(identity(look.stats))
}

async function walkFolder(walk: Walk, folder: string): Promise<void> {
  throwIfAborted(walk.signal)
  let entries: Dirent<Buffer>[]
  try {
    entries = await readdir(systemPath(walk.root, folder), { encoding: 'buffer', withFileTypes: true })
  } catch (cause) {
    if (folder === '')
      throw new CheekboneError(
        'io',
        `The folder ${walk.root} cannot be read. ${sentenceForReadError(cause)}`,
        {
          reason: 'folderNotOpened',
          values: { folder: walk.root, why: sentenceForReadError(cause) },
          hint: 'Choose another folder.',
          cause,
        },
      )
    walk.skipped.push({ path: folder, why: `The folder was left out. ${sentenceForReadError(cause)}` })
    return
  }
  for (const entry of entries) {
    const name = textOfName(entry.name)
    if (name.startsWith('.') || systemNames.has(name.toLowerCase())) continue
    const path = folder === '' ? name : `${folder}/${name}`
    if (entry.isSymbolicLink()) walk.links.push(path)
    else if (entry.isDirectory()) await enterFolder(walk, path)
    else if (pictureName.test(name)) await takePicture(walk, path)
    else if (unreadablePictureName.test(name))
      walk.skipped.push({ path, why: 'Pictures of this kind cannot be read yet.' })
  }
}

async function enterFolder(walk: Walk, path: string): Promise<void> {
  const look = await lookAt(walk, path)
  if ('problem' in look) {
    walk.skipped.push({ path, why: `The folder was left out. ${look.problem}` })
    return
  }
  walk.taken.add(identity(look.stats))
  await walkFolder(walk, path)
}

async function takePicture(walk: Walk, path: string): Promise<void> {
  throwIfAborted(walk.signal)
  const look = await lookAt(walk, path)
  if ('problem' in look) {
    walk.files.push({ path, sizeBytes: 0, modifiedMs: 0, problem: look.problem })
    return
  }
  walk.taken.add(identity(look.stats))
  walk.files.push(scanned(path, look.stats))
}

async function followLink(walk: Walk, path: string): Promise<void> {
  const look = await lookAt(walk, path)
  if ('problem' in look) {
    if (pictureName.test(path)) walk.files.push({ path, sizeBytes: 0, modifiedMs: 0, problem: look.problem })
    else walk.skipped.push({ path, why: `The link was left out. ${look.problem}` })
    return
  }
  const isFolder = look.stats.isDirectory()
  if (!isFolder && !pictureName.test(path)) return
  const id = identity(look.stats)
  if (walk.taken.has(id)) {
    const what = isFolder ? 'a folder' : 'a picture'
    walk.skipped.push({ path, why: `The link leads to ${what} that is already in the list.` })
    return
  }
  walk.taken.add(id)
  if (isFolder) await walkFolder(walk, path)
  else walk.files.push(scanned(path, look.stats))
}

function scanned(path: string, stats: BigIntStats): ScannedFile {
  const file: ScannedFile = {
    path,
    sizeBytes: Number(stats.size),
    modifiedMs: Number(stats.mtimeNs / 1000n) / 1000,
  }
  if (!stats.isFile()) return { ...file, problem: 'It is not a regular file.' }
  /* An administrator's process may read it all the same; its owner has said that nobody should. */
  const nobodyMayRead = process.platform !== 'win32' && (stats.mode & 0o444n) === 0n
  return nobodyMayRead ? { ...file, problem: 'There is no permission to read it.' } : file
}

async function lookAt(walk: Walk, path: string): Promise<{ stats: BigIntStats } | { problem: string }> {
  try {
    return { stats: await stat(systemPath(walk.root, path), { bigint: true }) }
  } catch (cause) {
    return { problem: sentenceForReadError(cause) }
  }
}

function identity(stats: BigIntStats): string {
  return `${stats.dev}:${stats.ino}`
}
