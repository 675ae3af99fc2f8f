/**
 * Colour of skin by what absorbs light in it.
 *
 * Melanin moves along the skin locus: measured skin runs on a bow in CIELAB, a* and b* rising from very light to tan and
 * falling again towards dark (Chardon, Cretois and Hourseau, 1991; Del Bino and Bernerd, 2013). `locus` is our polyline along
 * it, continued past dark skin for moles. Haemoglobin multiplies light by exp(-h k), k its absorption in the red, green and
 * blue of sRGB: the log-linear model of Tsumura et al. (2003), "Image-based skin color and texture analysis/synthesis by
 * extracting hemoglobin and melanin information in the skin". Both become tables.
 */
import { linearFromLab } from '../../numeric/lab-to-linear.ts'

/** Melanin, L*, a*, b*, at the haemoglobin `evenBlood`. */
const locus = [
  [-0.3, 81, 6, 9],
  [0, 76, 8.5, 13.5],
  [0.25, 67, 11, 17.5],
  [0.5, 56, 13, 20],
  [0.75, 43.5, 13, 18.5],
  [1, 30, 10.5, 13],
  [1.4, 21, 11, 13],
  [2, 13, 8, 9],
] as const

const evenBlood = 0.25
const bloodAbsorption = [0.04, 0.38, 0.31] as const

export const melaninTable = { low: -0.3, high: 2, steps: 1150 } as const
export const bloodTable = { low: -1, high: 5, steps: 1200 } as const

/** Linear sRGB by melanin [steps + 1, 3]. */
export const lightOfMelanin = Float32Array.from({ length: (melaninTable.steps + 1) * 3 }, (_, i) => {
  const { low, high, steps } = melaninTable
  return onLocus(low + ((high - low) * Math.floor(i / 3)) / steps)[i % 3]
})

/** What is left of linear sRGB by haemoglobin [steps + 1, 3]. */
export const lightPastBlood = Float32Array.from({ length: (bloodTable.steps + 1) * 3 }, (_, i) => {
  const { low, high, steps } = bloodTable
  const blood = low + ((high - low) * Math.floor(i / 3)) / steps
  return Math.exp(-bloodAbsorption[i % 3] * (blood - evenBlood))
})

function onLocus(melanin: number): readonly number[] {
  let next = 1
  while (next < locus.length - 1 && locus[next][0] < melanin) next++
  const [from, to] = [locus[next - 1], locus[next]]
  const share = (melanin - from[0]) / (to[0] - from[0])
  const [l, a, b] = [1, 2, 3].map((i) => from[i] + share * (to[i] - from[i]))
  return linearFromLab(l, a, b)
}
