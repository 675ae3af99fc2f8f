/** What a patch is held against before a run takes it. What each number measures: docs/gates.md. */

export interface GateThreshold {
  standard: number
  least: number
  most: number
  /** For people who choose another number. */
  meaning: string
}

/** All thresholds. */
export const gateTable = {
  minFit: {
    standard: 0.72,
    least: 0.1,
    most: 1,
    meaning: 'share of the wanted square that still fits into its region',
  },
  /** Even the nearer cheek is seen at a slant beyond these. */
  maxYaw: { standard: 50, least: 0, most: 90, meaning: 'degrees that the head may turn to a side' },
  maxPitch: { standard: 40, least: 0, most: 90, meaning: 'degrees that the head may look up or down' },
  /** A cheek on the far side of a head turned by more than this is hidden in part. */
  maxYawOfFarCheek: {
    standard: 30,
    least: 0,
    most: 90,
    meaning: 'degrees that the head may turn towards the side of a cheek',
  },
  /** Below it pores and small spots cannot be told from noise. */
  minSidePx: { standard: 24, least: 1, most: 4096, meaning: 'width of the square in photo pixels' },
  /** Edges blurred by more than four patch pixels (about 0.9 mm on an adult) have lost relief and small spots. */
  minSharpness: { standard: 0.25, least: 0, most: 2, meaning: '1 / blur of the sharper eye in patch pixels' },
  /** Quality 20 and below; at 50 no photo exceeds 4. */
  maxBlockStrength: { standard: 5, least: 1, most: 1000, meaning: "strength of JPEG's blocks over the face" },
  maxClipped: { standard: 0.1, least: 0, most: 1, meaning: 'share of pixels at the top of their range' },
  maxDark: { standard: 0.1, least: 0, most: 1, meaning: 'share of pixels that are nearly black' },
  maxCoveredShare: {
    standard: 0.12,
    least: 0,
    most: 1,
    meaning: "share of pixels that are not of the face's skin",
  },
  maxCoveredExtentPx: {
    standard: 21,
    least: 0,
    most: 96,
    meaning: 'patch pixels that a group of these may reach in',
  },
  /** Hair of a beard or a fringe is darker than any wrinkle of the same face; looked at beside the cheeks only. */
  maxRelief: {
    standard: 3,
    least: 0,
    most: 1000,
    meaning:
      'times that the dark grain of a forehead, chin or nose may be as dark as that of the smoother cheek',
  },
  /** About a half. */
  maxShadowContrast: {
    standard: 0.58,
    least: 0,
    most: 10,
    meaning: 'natural logarithm of the contrast of an edge across the square',
  },
} as const satisfies Record<string, GateThreshold>

export type GateName = keyof typeof gateTable
export type GateThresholds = Record<GateName, number>

export const gateNames = Object.keys(gateTable) as [GateName, ...GateName[]]

export const standardThresholds = thresholdsWith({})

/** The thresholds of a run that changes some of them. */
export function thresholdsWith(changes: Partial<GateThresholds>): GateThresholds {
  return Object.fromEntries(
    gateNames.map((name) => [name, changes[name] ?? gateTable[name].standard]),
  ) as GateThresholds
}

/** Changes that change something, in the order of the table: equal ones have equal texts. */
export function realChanges(changes: Partial<GateThresholds>): Partial<GateThresholds> {
  return Object.fromEntries(
    gateNames.flatMap((name) => {
      const value = changes[name]
      return value === undefined || value === gateTable[name].standard ? [] : [[name, value]]
    }),
  )
}
