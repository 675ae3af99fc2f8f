import { certaintyOf, type TopicCount } from '../../../shared/topic-count.ts'

/** What was chosen and how sure it is, for people; `stability` is that of the size chosen, where it is known. */
export function countSentence(
  { chosen, low, high, sure }: Pick<TopicCount, 'chosen' | 'low' | 'high' | 'sure'>,
  stability: number | null,
): string {
  const found = chosen === 1 ? 'One topic: dividing the patches explains no more.' : `${chosen} topics;`
  const range =
    low === high
      ? chosen === 1
        ? ''
        : ' no other number did as well.'
      : `${chosen === 1 ? ' Anything' : ' anything'} from ${low} to ${high} does about as well.`
  return `${found}${range} ${certainty(sure, stability)}`
}

/** No surer than other draws of the photos and other beginnings both allow. */
function certainty(sure: number, stability: number | null): string {
  const share = `${Math.round(100 * sure)} % of repetitions on other draws of the photos came out within a fifth of it${
    stability === null
      ? ''
      : `, and topics found in either half of the photos sort patches alike to ${Math.round(100 * stability)} %`
  }`
  const level = certaintyOf({ sure }, stability)
  return `This is ${level} sure: ${share}.`
}
