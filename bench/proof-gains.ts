/**
 * How much better a representation finds people than another, and how sure that is with so few people: mean difference of the
 * average precision by person, and the middle 95 % of that mean over bootstrap samples of the people (Efron and Tibshirani,
 * 1993, chapter 13).
 */
import { createRng } from '../src/numeric/rng.ts'
import type { ProofPatches } from './proof-patches.ts'
import type { ProofSets, Representation } from './proof-scores.ts'
import { mean, retrievalScores } from './retrieval.ts'

export interface Gain {
  mean: number
  low: number
  high: number
}

const samples = 10_000

/** `better` and `worse` in the same order of people. */
export function meanGain(better: readonly number[], worse: readonly number[], seed: number): Gain {
  const gains = better.map((score, person) => score - worse[person])
  const rng = createRng(seed)
  const means = Float64Array.from({ length: samples }, () =>
    mean(gains.map(() => gains[rng.integer(gains.length)])),
  ).sort()
  return {
    mean: mean(gains),
    low: means[Math.floor(0.025 * samples)],
    high: means[Math.ceil(0.975 * samples)],
  }
}

/** Rows of a Markdown table: by how much `ours` is better than each of the others, in the people's own light and in other light. */
export async function gainRows(
  ours: Representation,
  others: readonly Representation[],
  { people, relit }: ProofSets,
): Promise<string[][]> {
  if (!people || !relit) return []
  const [own, other] = [await scoresOf(ours, people), await scoresOf(ours, relit)]
  const rows: string[][] = []
  for (const baseline of others) {
    const gains = [
      meanGain(own, await scoresOf(baseline, people), 1),
      meanGain(other, await scoresOf(baseline, relit), 1),
    ]
    rows.push([`${ours.name}, less ${baseline.name}`, ...gains.map(gainText)])
  }
  return rows
}

async function scoresOf({ of }: Representation, cheeks: ProofPatches): Promise<number[]> {
  return retrievalScores(await of(cheeks), cheeks).byPerson
}

function gainText({ mean: centre, low, high }: Gain): string {
  return `${centre.toFixed(3)} (${low.toFixed(3)} to ${high.toFixed(3)})`
}
