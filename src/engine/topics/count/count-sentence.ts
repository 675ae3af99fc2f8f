import type { CountMeasure, TopicCount } from '../../../shared/topic-count.ts'

const grounds: Record<CountMeasure, string> = {
  'held-out-likelihood': 'explains patches of photos that were held out about as well',
  bic: 'is about as good a bargain of fit and simplicity',
  silhouette: 'keeps patches of photos that were held out about as well apart',
}

/** What was chosen and how sure it is, for people. */
export function countSentence({
  chosen,
  low,
  high,
  sure,
  measure,
}: Pick<TopicCount, 'chosen' | 'low' | 'high' | 'sure' | 'measure'>): string {
  const found = chosen === 1 ? 'One topic: dividing the patches explains no more.' : `${chosen} topics;`
  const range =
    low === high
      ? chosen === 1
        ? ''
        : ' no other number did as well.'
      : `${chosen === 1 ? ' Anything' : ' anything'} from ${low} to ${high} ${grounds[measure]}.`
  return `${found}${range} ${certainty(sure)}`
}

function certainty(sure: number): string {
  const share = `${Math.round(100 * sure)} % of repetitions on other draws of the photos came out within a fifth of it`
  if (sure >= 0.9) return `This is quite sure: ${share}.`
  if (sure >= 0.6) return `This is fairly sure: ${share}.`
  return `This is not sure: only ${share}.`
}
