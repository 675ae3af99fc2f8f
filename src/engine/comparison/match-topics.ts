/**
 * Topics of two runs brought together one to one, so that as many patches as possible lie in counterparts: the assignment of
 * greatest weight on the table of shared patches (Kuhn, 1955; for clusterings Meila and Heckerman, 2001).
 */
import { cheapestAssignment } from '../../numeric/assignment.ts'
import { matrix } from '../../numeric/matrix.ts'
import { contingency, numberLabels } from '../../numeric/measures/contingency.ts'
import type { MatchedTopics } from '../../shared/contract/runs.ts'

export interface TopicMatch {
  /** Largest share first. */
  matched: MatchedTopics[]
  unmatched: { first: number[]; second: number[] }
}

/** Topics that share no patch are no counterparts. -1 stands for patches without a topic and is matched with nothing. */
export function matchTopics(first: ArrayLike<number>, second: ArrayLike<number>): TopicMatch {
  const table = contingency(first, second)
  const names = [first, second].map((topics) => numberLabels(topics).names.map(Number))
  const shared = matrix(names[0].length, names[1].length)
  for (const { u, v, count } of table.cells)
    if (names[0][u] >= 0 && names[1][v] >= 0) shared.data[u * shared.cols + v] = count
  const columns = cheapestAssignment({ ...shared, data: shared.data.map((count) => -count) })
  const matched: MatchedTopics[] = []
  columns.forEach((v, u) => {
    const count = v < 0 ? 0 : shared.data[u * shared.cols + v]
    if (count === 0) return
    const [firstSize, secondSize] = [table.uSizes[u], table.vSizes[v]]
    matched.push({
      first: names[0][u],
      second: names[1][v],
      firstSize,
      secondSize,
      shared: count,
      overlap: count / (firstSize + secondSize - count),
    })
  })
  matched.sort((a, b) => b.shared - a.shared || a.first - b.first)
  return {
    matched,
    unmatched: {
      first: without(names[0], new Set(matched.map((pair) => pair.first))),
      second: without(names[1], new Set(matched.map((pair) => pair.second))),
    },
  }
}

function without(topics: readonly number[], taken: ReadonlySet<number>): number[] {
  return topics.filter((topic) => topic >= 0 && !taken.has(topic)).sort((a, b) => a - b)
}
