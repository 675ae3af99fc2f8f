/**
 * How many topics there are: a sample of the photos is halved at random a few times, each half is fitted with a sweep over sizes
 * (count/sweep.ts) and judged by the other; the rule that picks one stands in count/choose-size.ts. docs/topics.md says how it
 * does on data of which the number is known.
 */
import { matrix, row, type Matrix } from '../../numeric/matrix.ts'
import { createRng } from '../../numeric/rng.ts'
import { CheekboneError } from '../../shared/errors.ts'
import type { LongWork } from '../../shared/progress.ts'
import type { TopicCount } from '../../shared/topic-count.ts'
import { clusterSpace } from './cluster-space.ts'
import { createGaussianFamily, createKMeansFamily } from './count/centre-families.ts'
import { chooseSize } from './count/choose-size.ts'
import { countSentence } from './count/count-sentence.ts'
import { generousCount, type FamilyRows, type TopicFamily } from './count/family.ts'
import { halvePhotos, type HalvedPhotos } from './count/halves.ts'
import { createLdaFamily, ldaCounts } from './count/lda-family.ts'
import { beginDescent, coarseSizes, descendTo, fineSizes, type Descent } from './count/sweep.ts'
import { compareHalves, sweepPoints, type JudgedSplit } from './count/sweep-table.ts'
import type { LdaWork } from './lda.ts'

export interface TopicCountOptions extends LongWork {
  method: 'lda' | 'kmeans' | 'gmm'
  seed: number
  /** Where LDA computes; default the CPU with all cores. */
  place?: LdaWork['place']
  /** Photo of each row; rows of one photo are in one half together. Default: each row its own. */
  photos?: ArrayLike<number>
  /** Rows looked at; beyond it a seeded sample of photos. Default 3000. */
  mostRows?: number
  /** How often the photos are halved. Default 3, or 1 beyond 1,000 rows. */
  repeats?: number
}

/** Errors: `nothing-to-do` for fewer than eight rows, `cancelled`. */
export async function chooseTopicCount(features: Matrix, options: TopicCountOptions): Promise<TopicCount> {
  if (features.rows < 8)
    throw new CheekboneError(
      'nothing-to-do',
      'There are too few patches to choose a number of topics from.',
      { reason: 'tooFewForTopicCount' },
    )
  const { method, seed, photos, mostRows = 3000, repeats = features.rows > 1000 ? 1 : 3 } = options
  const each = photos ?? Int32Array.from({ length: features.rows }, (_, i) => i)
  const halved = halvePhotos(each, { seed, mostRows, repeats })
  const taken = pickRows(features, halved.rows)
  const rows = method === 'lda' ? ldaCounts(taken) : await clusterSpace(taken, options)
  switch (method) {
    case 'lda':
      return sweepFamilies((parts) => createLdaFamily(parts, options.place), rows, { ...options, halved })
    case 'kmeans':
      return sweepFamilies(createKMeansFamily, rows, { ...options, halved })
    case 'gmm':
      return sweepFamilies(createGaussianFamily, rows, { ...options, halved })
  }
}

function pickRows(from: Matrix, indices: Int32Array): Matrix {
  const picked = matrix(indices.length, from.cols)
  indices.forEach((i, at) => row(picked, at).set(row(from, i)))
  return picked
}

interface Side<Model> {
  family: TopicFamily<Model>
  descent: Descent<Model>
}

async function sweepFamilies<Model>(
  open: (parts: FamilyRows) => TopicFamily<Model>,
  rows: Matrix,
  { seed, signal, onProgress, halved }: TopicCountOptions & { halved: HalvedPhotos },
): Promise<TopicCount> {
  const work = { signal }
  const fits = halved.splits.flatMap(([one, other]) => [
    { fitted: one, heldOut: other },
    { fitted: other, heldOut: one },
  ])
  /* A start counts four, a coarse descent four, a fine one two. */
  const tell = (done: number, note: string): void => onProgress?.({ done, total: fits.length * 10, note })
  const sides: Side<Model>[] = []
  for (const [fit, { fitted, heldOut }] of fits.entries()) {
    tell(fit * 4, 'a generous start')
    const family = open({ fitted: pickRows(rows, fitted), heldOut: pickRows(rows, heldOut) })
    const topics = generousCount(fitted.length)
    sides.push({ family, descent: await beginDescent(family, { topics, seed: seed + fit, work }) })
  }
  const { measure, least } = sides[0].family
  const most = Math.min(...sides.flatMap(({ descent }) => [...descent.reached.keys()]))
  const descend = async (sizes: readonly number[], tellOf: (fit: number) => void): Promise<JudgedSplit[]> => {
    for (const [fit, { descent, family }] of sides.entries()) {
      tellOf(fit)
      await descendTo(descent, family, { sizes, work })
    }
    return halved.splits.map((halves, at) => ({
      halves,
      judged: [sides[2 * at], sides[2 * at + 1]].map(
        ({ descent: { reached } }) => new Map([...reached].map(([topics, { judged }]) => [topics, judged])),
      ),
    }))
  }
  const compare = (splits: readonly JudgedSplit[]): ReturnType<typeof compareHalves> =>
    compareHalves(splits, halved, createRng(seed).fork('chance'))

  const coarse = coarseSizes(most, Math.min(most, least))
  const coarsely = await descend(coarse, (fit) => tell((fits.length + fit) * 4, `${most} topics and fewer`))
  const roughly = chooseSize(compare(coarsely).scores, seed).chosen
  const near = `near ${roughly} topics`
  const finely = await descend(fineSizes(coarse, roughly), (fit) => tell(fits.length * 8 + fit * 2, near))
  tell(fits.length * 10, near)
  const compared = compare(finely)
  const choice = { ...chooseSize(compared.scores, seed), measure }
  const sweep = sweepPoints(compared)
  const stability = sweep.find(({ topics }) => topics === choice.chosen)?.stability ?? null
  const sure = Math.max(0, Math.min(choice.sure, stability ?? 1))
  return { ...choice, sure, sentence: countSentence(choice, stability), sweep }
}
