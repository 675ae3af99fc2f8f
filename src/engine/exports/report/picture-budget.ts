export interface PictureBudget {
  /** Of one group. */
  most: number
  /** Of all groups together. */
  budget: number
}

/** How many pictures each of several groups may show, so that all together stay within the budget; at least one. */
export function picturesOfEach(sizes: readonly number[], { most, budget }: PictureBudget): number {
  let each = most
  const total = () => sizes.reduce((sum, size) => sum + Math.min(each, size), 0)
  while (each > 1 && total() > budget) each -= 1
  return each
}
