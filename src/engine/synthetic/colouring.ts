import type { Rng } from '../../numeric/rng.ts'

/** From black to white, by how much tone a person's skin has; the darker the skin, the fewer of them. */
const hairColours = [
  '#17120f',
  '#231a15',
  '#33241b',
  '#4a3323',
  '#6b4a2e',
  '#8d6a43',
  '#b4905f',
  '#8e4527',
  '#8c8984',
  '#c9c5bf',
]
const hairChoices: readonly (readonly number[])[] = [
  [1, 2, 3, 4, 5, 6, 7, 8, 9],
  [0, 1, 2, 3, 4, 5, 7, 8],
  [0, 0, 1, 2, 3, 4, 8],
  [0, 0, 1, 1, 2, 8],
  [0, 0, 0, 1, 8],
]

const irisColours = ['#3a2415', '#4d3019', '#6a4a26', '#5b5c3c', '#566c70', '#5a7590']
const irisChoices: readonly (readonly number[])[] = [
  [1, 2, 3, 4, 5, 5],
  [0, 1, 2, 3, 4],
  [0, 0, 1, 2, 3],
  [0, 0, 1, 1],
  [0, 0, 1],
]

export function hairColour(tone: number, rng: Rng): string {
  const choices = hairChoices[tone]
  return hairColours[choices[rng.integer(choices.length)]]
}

export function irisColour(tone: number, rng: Rng): string {
  const choices = irisChoices[tone]
  return irisColours[choices[rng.integer(choices.length)]]
}
