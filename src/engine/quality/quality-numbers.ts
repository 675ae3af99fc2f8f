import type { Retrieval } from '../../numeric/measures/partner-retrieval.ts'
import type { FeatureQuality, OtherLightQuality } from '../../shared/run-summary.ts'
import type { RepresentationQuality } from './measure-quality.ts'
import type { Stability } from './topic-stability.ts'

/** What was measured of a representation, as one flat table; null where a measure does not apply. */
export function qualityNumbers(quality: RepresentationQuality, stability: Stability | null): FeatureQuality {
  const { topicsInUse, effectiveTopics, silhouette, trustworthiness, continuity } = quality
  const { coherence, exclusivity, cheeksSameTopic, cheekRetrieval } = quality
  return {
    topicsInUse,
    effectiveTopics,
    silhouette,
    trustworthiness,
    continuity,
    coherence: coherence?.purity ?? null,
    coherenceChance: coherence?.chance ?? null,
    exclusivity: exclusivity?.mean ?? null,
    exclusivityChance: exclusivity?.chance ?? null,
    stabilityAri: stability?.ari ?? null,
    stabilityNmi: stability?.nmi ?? null,
    cheeksSameTopic: cheeksSameTopic?.share ?? null,
    cheeksSameTopicChance: cheeksSameTopic?.chance ?? null,
    cheekMedianRank: cheekRetrieval?.medianRank ?? null,
    cheekMedianRankChance: cheekRetrieval?.chance.medianRank ?? null,
    cheekMeanRank: cheekRetrieval?.meanNormalisedRank ?? null,
    cheekMeanRankChance: cheekRetrieval?.chance.meanNormalisedRank ?? null,
    cheekReciprocalRank: cheekRetrieval?.meanReciprocalRank ?? null,
    cheekReciprocalRankChance: cheekRetrieval?.chance.meanReciprocalRank ?? null,
    cheekFirstHit: cheekRetrieval?.firstHit ?? null,
    cheekFirstHitChance: cheekRetrieval?.chance.firstHit ?? null,
  }
}

/** How the other cheek of a face is found with every patch in a light of its own; null where no face has both cheeks. */
export function otherLightNumbers(found: Retrieval | null): OtherLightQuality {
  return {
    cheekMedianRankOtherLight: found?.medianRank ?? null,
    cheekMedianRankOtherLightChance: found?.chance.medianRank ?? null,
    cheekReciprocalRankOtherLight: found?.meanReciprocalRank ?? null,
    cheekReciprocalRankOtherLightChance: found?.chance.meanReciprocalRank ?? null,
    cheekFirstHitOtherLight: found?.firstHit ?? null,
    cheekFirstHitOtherLightChance: found?.chance.firstHit ?? null,
  }
}
