/**
 * How a topic is known at sight: a colour and a shape, never a colour alone. Twelve colours of similar strength that stay apart
 * for the common kinds of colour blindness (after Okabe and Ito 2008 and Tol 2021), on light and dark grounds;
 * with five shapes
 * the pairs repeat after sixty topics.
 */
export const topicColours = [
  '#4477aa',
  '#ee8833',
  '#55a868',
  '#d1495b',
  '#66b2c4',
  '#d9b93b',
  '#a56ea8',
  '#8c6d52',
  '#e58fb1',
  '#7a8b2f',
  '#5b5bb0',
  '#7f8c8d',
] as const

export const topicShapes = ['circle', 'square', 'triangle', 'diamond', 'plus'] as const
export type TopicShape = (typeof topicShapes)[number]

/** Patches that belong to no topic. */
export const noTopicColour = '#9a9a9a'

/** @param sign of `ExploredRun.signOf`, not the topic's own number */
export function topicColour(sign: number): string {
  return sign < 0 ? noTopicColour : topicColours[sign % topicColours.length]
}

/** Twelve colours and five shapes have no common divisor, so sixty topics have sixty signs. */
export function topicShape(sign: number): TopicShape {
  return topicShapes[Math.max(0, sign) % topicShapes.length]
}
