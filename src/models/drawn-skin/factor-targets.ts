/**
 * Factors as a network is asked for them: mean 0 and variance 1 over what `sampleFactors` draws.
 *
 *   level       sqrt(12) (rank - 1/2), rank its share of lower values
 *   count       (log(1 + n) - mean) / deviation, both from its distribution
 *   direction   lineDirection.across and lineDirection.falling (to the right): s cos 2t and s sin 2t, t the direction and s how
 *               much there is to see of lines. A direction t and t + pi are the same, and no lines have none; `seenScale`
 *               brings both near variance 1
 */
import type { Count, FactorName, SkinFactors } from './factors.ts'
import { countDistribution, skinFactorNames, factorTable, levelRank } from './factors.ts'

interface Target {
  name: string
  of(factors: SkinFactors): number
}

const targets: Target[] = skinFactorNames.flatMap(targetsOf)

/** Names of the targets, in the order of `factorTargets`: those of the factors, but two for the direction. */
export const factorNames: readonly string[] = targets.map(({ name }) => name)

export function factorTargets(factors: SkinFactors): Float32Array /* [targets] */ {
  return Float32Array.from(targets, (target) => target.of(factors))
}

function targetsOf(name: FactorName): Target[] {
  const factor = factorTable[name]
  switch (factor.kind) {
    case 'level':
      return [{ name, of: (factors) => Math.sqrt(12) * (levelRank(factor, factors[name]) - 0.5) }]
    case 'count':
      return [{ name, of: standardisedCount(name, factor) }]
    case 'direction':
      return [
        { name: `${name}.across`, of: (factors) => seen(factors) * Math.cos(2 * factors[name]) },
        { name: `${name}.falling`, of: (factors) => seen(factors) * Math.sin(2 * factors[name]) },
      ]
  }
}

function standardisedCount(name: FactorName, count: Count): Target['of'] {
  const shares = countDistribution(count)
  const mean = shares.reduce((sum, share, n) => sum + share * Math.log1p(n), 0)
  const variance = shares.reduce((sum, share, n) => sum + share * (Math.log1p(n) - mean) ** 2, 0)
  const scale = 1 / Math.sqrt(variance)
  return (factors) => scale * (Math.log1p(factors[name]) - mean)
}

/** Brings the mean square of cos 2t times what is seen to 1. */
const seenScale = 4.3

function seen({ fineLines, folds, lineDepth }: SkinFactors): number {
  const amount = Math.log1p(fineLines + 4 * folds) / Math.log1p(30)
  return seenScale * Math.min(1, amount) * levelRank(factorTable.lineDepth, lineDepth)
}
