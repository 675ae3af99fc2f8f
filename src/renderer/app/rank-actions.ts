/**
 * Which titles fit what was typed, best first: all words must occur; the beginning of the title counts most, then the beginning
 * of a word, then anywhere. Within a rank the order given stays.
 */
export function rankActions<A extends { title: string; keywords: string }>(
  actions: readonly A[],
  typed: string,
): A[] {
  const words = typed.toLowerCase().split(/\s+/).filter(Boolean)
  return actions
    .map((action) => ({ action, rank: rankOf(action, words) }))
    .filter(({ rank }) => rank < misses)
    .sort((a, b) => a.rank - b.rank)
    .map(({ action }) => action)
}

const misses = Number.POSITIVE_INFINITY

function rankOf({ title, keywords }: { title: string; keywords: string }, words: readonly string[]): number {
  const lowTitle = title.toLowerCase()
  return Math.max(0, ...words.map((word) => rankOfWord(lowTitle, keywords.toLowerCase(), word)))
}

function rankOfWord(title: string, keywords: string, word: string): number {
  const at = title.indexOf(word)
  if (at === 0) return 0
  if (title.includes(` ${word}`)) return 1
  if (at > 0) return 2
  return keywords.includes(word) ? 3 : misses
}
