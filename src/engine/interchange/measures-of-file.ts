/** What can be said of features in a file without labels, and how far labels follow them. */
import type { Matrix } from '../../numeric/matrix.ts'
import { noTopic } from '../../shared/domain.ts'
import { CheekboneError } from '../../shared/errors.ts'
import type { FileMeasures, MeasuresOfFile } from '../../shared/contract/interchange.ts'
import type { LabelNotes } from '../../shared/run-summary.ts'
import type { Progress } from '../../shared/progress.ts'
import type { JobContext } from '../../shared/rpc/server.ts'
import { labelPatches } from '../labels/compare-labels.ts'
import { parseLabels } from '../labels/label-table.ts'
import { readLabels } from '../labels/read-labels.ts'
import type { PatchOrigin } from '../quality/cheek-pairs.ts'
import { labelAgreement, type LabelColumn } from '../quality/label-agreement.ts'
import { measureQuality } from '../quality/measure-quality.ts'
import { qualityNumbers } from '../quality/quality-numbers.ts'
import { withMatrixProduct } from '../runtime/index.ts'
import { assignTopics } from '../topics/assign-topics.ts'
import { readFeatures, share } from './features-file.ts'
import { idColumns, readPatchIds, readTable, requireSameRows } from './patch-ids.ts'
import { readNpyMatrix, withNpy } from './read-npy.ts'

/** @throws CheekboneError as `readFeatures`, `bad-argument` for files whose rows do not belong together */
export async function measuresOfFile(
  task: MeasuresOfFile,
  { signal, report }: JobContext<Progress>,
): Promise<FileMeasures> {
  const features = await readFeatures({ features: task.features, standardise: false }, signal)
  const { rows, cols } = features
  const sized = { file: task.features, rows }
  const origins = await originsOf(task.ids, sized)
  const { columns, notes: labelNotes } = await labelColumns(task, { sized, origins })
  const topics = await topicsOf(task.topics, sized)
  const map = await mapOf(task.map, sized)
  const { seed, device, threads } = task
  const quality = await withMatrixProduct({ device, threads }, ({ timesTransposed: product }) =>
    measureQuality(
      { features, topics, origins, map },
      { seed, product, signal, onProgress: share(report, 0, columns.length > 0 ? 50 : 100) },
    ),
  )
  const groups = origins.map(({ photo }) => photo)
  const labels =
    columns.length === 0
      ? []
      : await labelAgreement(
          { features, topics, columns, groups },
          { seed, signal, onProgress: share(report, 50, 100) },
        )
  const measures = { quality: qualityNumbers(quality, null), labels }
  return { rows, cols, ...(task.topics === undefined ? withoutTopics(measures) : measures), labelNotes }
}

/** What is said of topics does not apply where there are none. */
function withoutTopics({ quality, labels }: Pick<FileMeasures, 'quality' | 'labels'>) {
  const none = {
    topicsInUse: null,
    effectiveTopics: null,
    silhouette: null,
    coherence: null,
    coherenceChance: null,
    exclusivity: null,
    exclusivityChance: null,
    cheeksSameTopic: null,
    cheeksSameTopicChance: null,
  }
  return {
    quality: { ...quality, ...none },
    labels: labels.map((column) => ({ ...column, nmi: null, nmiChance: null, ari: null })),
  }
}

interface Sized {
  file: string
  rows: number
}

/** Without ids every row is a photo of its own. */
async function originsOf(ids: string | undefined, sized: Sized): Promise<PatchOrigin[]> {
  if (ids === undefined)
    return Array.from({ length: sized.rows }, (_, photo) => ({ photo, face: null, region: 'whole' }))
  const found = await readPatchIds(ids)
  requireSameRows(sized, { file: ids, rows: found.length })
  return found.map(({ photo, face, region, patchId }) => ({
    photo: photo ?? `patch ${patchId}`,
    face,
    region: region ?? 'whole',
  }))
}

async function labelColumns(
  { labels: file, ids }: Pick<MeasuresOfFile, 'labels' | 'ids'>,
  { sized, origins }: { sized: Sized; origins: readonly PatchOrigin[] },
): Promise<{ columns: LabelColumn[]; notes: LabelNotes | null }> {
  if (file === undefined) return { columns: [], notes: null }
  if (ids !== undefined) {
    const photos = origins.map(({ photo }) => String(photo))
    const read = await readLabels(file, [...new Set(photos)])
    return { columns: labelPatches(read, photos), notes: read.notes }
  }
  const { header, rows } = parseLabels(await readTable(file))
  requireSameRows(sized, { file, rows: rows.length })
  const names: readonly string[] = idColumns
  const columns = header
    .map((name, column) => ({ name, labels: rows.map((row) => row[column].trim() || null) }))
    .filter(
      ({ name, labels }) =>
        !names.includes(name.trim().toLowerCase()) && labels.some((label) => label !== null),
    )
  if (columns.length > 0) return { columns, notes: null }
  throw new CheekboneError('bad-argument', `${file} has no column of labels.`, {
    hint: 'Give a CSV with a header line and a line for each row of the features, or --ids as well.',
  })
}

async function topicsOf(file: string | undefined, sized: Sized): Promise<Int32Array> {
  if (file === undefined) return new Int32Array(sized.rows).fill(noTopic)
  return withNpy(file, async ({ rows, cols, read, readExactly }) => {
    requireSameRows(sized, { file, rows })
    if (cols > 1) return Int32Array.from(assignTopics(await read(0, rows)), ({ topic }) => topic)
    const topics = await readExactly(0, rows)
    if (topics.every((topic) => Number.isInteger(topic) && topic >= noTopic && topic < 2 ** 31))
      return Int32Array.from(topics)
    throw new CheekboneError('bad-argument', `${file} has one column that holds no topics.`, {
      hint: 'Give whole numbers from 0, -1 for none, or weights with a column for each topic.',
    })
  })
}

async function mapOf(file: string | undefined, sized: Sized): Promise<Matrix | undefined> {
  if (file === undefined) return undefined
  const map = await readNpyMatrix(file)
  requireSameRows(sized, { file, rows: map.rows })
  if (map.cols === 2) return map
  throw new CheekboneError('bad-argument', `${file} has ${map.cols} columns; a map has two.`)
}
