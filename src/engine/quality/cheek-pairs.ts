/** Left and right cheek of one face: which patches belong together, and how often they share a topic. */
import { noTopic, type Region } from '../../shared/domain.ts'

/** Where a patch comes from. Photo and face are whatever tells them apart; face is null for a photo taken whole. */
export interface PatchOrigin {
  photo: string | number
  face: string | number | null
  region: Region
  /** 0-based index among the squares of its region; cheeks pair square by square. 0 by default. */
  square?: number
}

/** Row number of the mirrored square on the other cheek of the same face, -1 where there is none, as for other regions. */
export function cheekPartners(origins: readonly PatchOrigin[]): Int32Array {
  const left = new Map<string, number>()
  const partners = new Int32Array(origins.length).fill(-1)
  const placeOf = ({ photo, face, square = 0 }: PatchOrigin): string => JSON.stringify([photo, face, square])
  origins.forEach((origin, i) => {
    if (origin.region === 'left-cheek' && origin.face !== null) left.set(placeOf(origin), i)
  })
  origins.forEach((origin, i) => {
    const partner = origin.region === 'right-cheek' ? left.get(placeOf(origin)) : undefined
    if (partner === undefined) return
    partners[i] = partner
    partners[partner] = i
  })
  return partners
}

export interface SameTopic {
  /** Faces with both cheeks. */
  faces: number
  /** Share of them whose cheeks have the same best topic; a cheek without a topic shares none. */
  share: number
  /** The share when left cheeks are paired with right cheeks at random: sum_k p_k q_k. */
  chance: number
}

/** Undefined when no face has both cheeks. */
export function sameTopicShare(
  topics: ArrayLike<number>,
  origins: readonly PatchOrigin[],
  partners = cheekPartners(origins),
): SameTopic | undefined {
  const rights = origins.flatMap(({ region }, i) => (region === 'right-cheek' && partners[i] >= 0 ? [i] : []))
  if (rights.length === 0) return undefined
  const left = new Map<number, number>()
  const right = new Map<number, number>()
  let same = 0
  for (const i of rights) {
    const [l, r] = [topics[partners[i]], topics[i]]
    if (l !== noTopic) left.set(l, (left.get(l) ?? 0) + 1)
    if (r !== noTopic) right.set(r, (right.get(r) ?? 0) + 1)
    if (l === r && l !== noTopic) same++
  }
  const together = [...left].reduce((sum, [topic, count]) => sum + count * (right.get(topic) ?? 0), 0)
  return { faces: rights.length, share: same / rights.length, chance: together / rights.length ** 2 }
}
