import { representations, type LabelNotes, type LabelReport } from '../../../shared/run-summary.ts'
import { besideEachOther, labelPatches } from '../../labels/compare-labels.ts'
import type { PhotoLabels } from '../../labels/read-labels.ts'
import type { ColumnAgreement } from '../../quality/label-agreement.ts'
import type { Library } from '../../store/open-library.ts'
import { photosOfRun } from '../../store/patches.ts'
import type { Compute } from '../compute/compute.ts'
import { loadRepresentation } from '../representations.ts'

export interface LabelComparison {
  labels: LabelReport[]
  notes: LabelNotes
}

interface LabelRequest {
  read: PhotoLabels
  runId: number
  seed: number
  compute: Compute
  signal: AbortSignal
}

/** Compares topics and embeddings with labels, after the fact and afresh at every export: what comes out is not stored. */
export async function compareWithLabels(library: Library, request: LabelRequest): Promise<LabelComparison> {
  const { read, runId, seed, compute, signal } = request
  const photos = photosOfRun(library, runId)
  const columns = labelPatches(read, photos)
  const agreements: Partial<Record<(typeof representations)[number], ColumnAgreement[]>> = {}
  for (const name of representations) {
    const question = { ...loadRepresentation(library, runId, name), columns, groups: photos }
    agreements[name] = await compute.job('labels', { question, seed }, { signal })
  }
  const { trained = [], untrained = [], statistics = [] } = agreements
  return { labels: besideEachOther({ trained, untrained, statistics }), notes: read.notes }
}
