/** Which way each measure is better, and how its values are written: `share` in per cent, `score` with three decimals. */
export type MeasureName = keyof typeof measures

export interface MeasureKind {
  better: 'higher' | 'lower'
  kind: 'share' | 'score'
}

export const measures = {
  topicNmi: { better: 'higher', kind: 'score' },
  topicAri: { better: 'higher', kind: 'score' },
  embeddingKnn: { better: 'higher', kind: 'share' },
  neighbourRank: { better: 'higher', kind: 'score' },
  linearReadOut: { better: 'higher', kind: 'score' },
  cheeksSameTopic: { better: 'higher', kind: 'share' },
  cheekRetrievalRank: { better: 'lower', kind: 'score' },
  cheekFirstHit: { better: 'higher', kind: 'share' },
  cheekFirstHitOtherLight: { better: 'higher', kind: 'share' },
  silhouette: { better: 'higher', kind: 'score' },
  trustworthiness: { better: 'higher', kind: 'score' },
  continuity: { better: 'higher', kind: 'score' },
  coherence: { better: 'higher', kind: 'share' },
  exclusivity: { better: 'higher', kind: 'score' },
  stability: { better: 'higher', kind: 'score' },
} as const satisfies Record<string, MeasureKind>
