/**
 * What the three labels of a drawn face mean.
 *
 * Tone is the individual typology angle, ITA = atan((L* - 50) / b*) in degrees (Chardon, Cretois and Hourseau, 1991, "Skin
 * colour typology and suntanning pathways"). The classes by ITA are those of Del Bino and Bernerd (2013): very light above
 * 55, light 41 to 55, intermediate 28 to 41, tan 10 to 28, brown -30 to 10, dark below -30. Five of the six are drawn;
 * `light` is left out, because its neighbours differ from it by no more than an ordinary lamp does. The levels then lie
 * about ten units of L* apart. a* and b* follow the bow of measured skin: both rise from very light to tan and fall again
 * towards dark.
 */
export interface ToneLevel {
  title: string
  /** Degrees. */
  ita: number
  /** CIELAB (D65) of the even cheek in neutral light; L* follows from `ita` and b*. */
  a: number
  b: number
}

export const toneLevels: readonly ToneLevel[] = [
  { title: 'very light', ita: 60, a: 9, b: 14 },
  { title: 'intermediate', ita: 36, a: 11.5, b: 17.5 },
  { title: 'tan', ita: 12, a: 13, b: 20 },
  { title: 'brown', ita: -18, a: 13, b: 19 },
  { title: 'dark', ita: -50, a: 10, b: 13 },
]

/** Strength of fine relief: root mean square of the light's relative change over a cheek, near enough. */
export const roughnessLevels: readonly number[] = [0.005, 0.025, 0.045, 0.072]

/** Spots in one cheek field (0.57 x 0.66 eye distances, about 36 x 42 mm on an adult). */
export const blemishLevels: readonly number[] = [0, 8, 18, 38]

/** Level numbers, from 0: very light to dark, smooth to rough, none to many. */
export interface SkinLabels {
  tone: number
  roughness: number
  blemish: number
}
