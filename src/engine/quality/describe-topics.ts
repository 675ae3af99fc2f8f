/** One line for each topic in use: how large it is, who and what is in it, and whether it looks like skin. */
import type { TopicFactor, TopicFinding } from '../../shared/topic-factors.ts'
import { suspicionOf } from '../../shared/topic-suspicion.ts'
import { countDuplicates } from '../library/photos/find-duplicates.ts'
import type { PhotoLook } from '../store/identities.ts'

export interface TopicEvidence {
  /** Best topic of each patch. */
  topics: ArrayLike<number>
  /** Path of the photo, and the person, of each patch; undefined where the face was not told from others. */
  photos: readonly string[]
  persons: readonly (number | undefined)[]
  /** Of the run's photos, as far as they have one. */
  looks: readonly PhotoLook[]
  coherence: ReadonlyMap<number, number>
  exclusivity: ReadonlyMap<number, number>
  factors: readonly { topic: number; factors: TopicFactor[] }[]
}

/** Largest first, of equal ones the lower number. */
export function describeTopics(evidence: TopicEvidence): TopicFinding[] {
  const rowsOf = new Map<number, number[]>()
  for (let i = 0; i < evidence.topics.length; i++) {
    /* Patches without a topic are no topic. */
    if (evidence.topics[i] < 0) continue
    const rows = rowsOf.get(evidence.topics[i])
    if (rows) rows.push(i)
    else rowsOf.set(evidence.topics[i], [i])
  }
  const lookOf = new Map(evidence.looks.map((look) => [look.path, look]))
  const factorsOf = new Map(evidence.factors.map(({ topic, factors }) => [topic, factors]))
  return [...rowsOf]
    .sort(([a, one], [b, other]) => other.length - one.length || a - b)
    .map(([topic, rows]) => {
      const photos = [...new Set(rows.map((i) => evidence.photos[i]))]
      const { exact, near } = countDuplicates(photos.flatMap((path) => lookOf.get(path) ?? []))
      const about = { topic, size: rows.length, factors: factorsOf.get(topic) ?? [] }
      return {
        ...about,
        photos: photos.length,
        people: distinct(rows.map((i) => evidence.persons[i])),
        duplicates: exact + near,
        coherence: evidence.coherence.get(topic) ?? null,
        exclusivity: evidence.exclusivity.get(topic) ?? null,
        warning: suspicionOf(about),
      }
    })
}

function distinct(persons: readonly (number | undefined)[]): number | null {
  return persons.includes(undefined) ? null : new Set(persons).size
}
