/** The questions that a representation of skin is asked in the proofs, and their answers as the cells of a Markdown table. */
import { existsSync } from 'node:fs'
import path from 'node:path'
import { labelAgreement } from '../src/engine/quality/label-agreement.ts'
import { inOtherLights } from '../src/engine/training/other-lights.ts'
import type { Matrix } from '../src/numeric/matrix.ts'
import { cheeksOf, drawnCheeks, type LabelledPatches, type ProofPatches } from './proof-patches.ts'
import { otherCheekScore, retrievalScores } from './retrieval.ts'

export interface Representation {
  name: string
  /** Features of every patch, in their order: [patches, width]. May train on them. */
  of: (cheeks: ProofPatches) => Promise<Matrix>
}

export interface ProofSets {
  /** People who were photographed twice, if their photos are here. */
  people?: ProofPatches
  /** The same, each photo in a light of its own. */
  relit?: ProofPatches
  /** Portraits in all kinds of light, if they are here. */
  portraits?: ProofPatches
  drawn: LabelledPatches
}

export interface SetChoices {
  /** Folder of `NNN_neutral.jpg` and `NNN_smiling.jpg`. */
  photos: string
  /** Folder of portraits, one face each. */
  portraits: string
  /** Number of drawn faces. */
  faces: number
  seed: number
}

/** Flags that choose the sets, for `parseArgs`. */
export const setFlags = {
  photos: { type: 'string', default: sharedSet('faces-london') },
  portraits: { type: 'string', default: sharedSet('faces-sfhq') },
  faces: { type: 'string', default: '120' },
  seed: { type: 'string', default: '4711' },
} as const

function sharedSet(name: string): string {
  return path.join(import.meta.dirname, '../../shared/data', name)
}

export async function openSets({ photos, portraits, faces, seed }: SetChoices): Promise<ProofSets> {
  const people = existsSync(photos) ? await cheeksOf(photos) : undefined
  return {
    people,
    relit: people && inLightOfPhoto(people),
    portraits: existsSync(portraits) ? await cheeksOf(portraits) : undefined,
    drawn: await drawnCheeks({ faces, seed }),
  }
}

/** One line on what is compared. */
export function describeSets({ people, portraits, drawn }: ProofSets): string {
  const counts = [people, portraits, drawn].map((set) => set?.patches.count ?? 0)
  return `${counts[0]} cheeks of people photographed twice, ${counts[1]} of portraits, ${counts[2]} of drawn faces`
}

const questions = ['person', 'same cheek', 'other cheek']

export function headCells({ drawn }: ProofSets): string[] {
  return [
    ...questions,
    ...questions.map((question) => `${question}, other light`),
    'portraits',
    ...drawn.labels.map(({ name }) => name),
  ]
}

export async function scoreCells(representation: Representation, sets: ProofSets): Promise<string[]> {
  return [
    ...(await retrievalCells(representation, sets.people)),
    ...(await retrievalCells(representation, sets.relit)),
    await portraitCell(representation, sets.portraits),
    ...(await labelCells(representation, sets.drawn)),
  ]
}

export function printRow(cells: readonly string[]): void {
  process.stdout.write(`| ${cells.join(' | ')} |\n`)
}

export function printHead(first: string, sets: ProofSets): void {
  const heads = headCells(sets)
  printRow([first, ...heads])
  printRow(['---', ...heads.map(() => '--:')])
}

/** As photos of different origin have it: each in a light of its own. */
function inLightOfPhoto(cheeks: ProofPatches): ProofPatches {
  const patches = inOtherLights(cheeks.patches, 1, (patch) => cheeks.photos[patch])
  const pixels = new Uint8Array(cheeks.pixels.length)
  patches.read(
    Int32Array.from({ length: patches.count }, (_, patch) => patch),
    pixels,
  )
  return { ...cheeks, patches, pixels }
}

async function retrievalCells({ of }: Representation, cheeks: ProofPatches | undefined): Promise<string[]> {
  if (!cheeks) return questions.map(() => '')
  const { person, sameSide, otherSide } = retrievalScores(await of(cheeks), cheeks)
  return [person, sameSide, otherSide].map((value) => value.toFixed(3))
}

async function portraitCell({ of }: Representation, cheeks: ProofPatches | undefined): Promise<string> {
  return cheeks ? otherCheekScore(await of(cheeks), cheeks).toFixed(3) : ''
}

async function labelCells({ of }: Representation, drawn: LabelledPatches): Promise<string[]> {
  const features = await of(drawn)
  const topics = new Int32Array(features.rows)
  const question = { features, topics, columns: drawn.labels, groups: drawn.photos }
  const columns = await labelAgreement(question, { seed: 1 })
  return columns.map(({ knnAccuracy }) => (knnAccuracy ?? NaN).toFixed(2))
}
