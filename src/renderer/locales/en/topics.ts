import type { SkinAttributes } from '../../../shared/domain.ts'

export const topics = {
  title: 'Topics',
  number: 'Topic {topic}',
  none: 'No topic',
  /** What stands out in a topic against the library; in the middle of a sentence. */
  character: {
    between: ', ',
    toneIta: { high: 'lighter', low: 'darker' },
    roughness: { high: 'rougher', low: 'smoother' },
    spots: { high: 'spotted', low: 'few spots' },
    redness: { high: 'redder', low: 'less red' },
    lightness: { high: 'lighter', low: 'darker' },
    yellowness: { high: 'yellower', low: 'less yellow' },
    lightnessSpread: { high: 'uneven light', low: 'even light' },
    rednessSpread: { high: 'blotchy red', low: 'even red' },
    yellownessSpread: { high: 'blotchy yellow', low: 'even yellow' },
    erythemaIndex: { high: 'more flushed', low: 'less flushed' },
    melaninIndex: { high: 'more melanin', low: 'less melanin' },
    glcmContrast: { high: 'coarser texture', low: 'finer texture' },
    glcmHomogeneity: { high: 'uniform texture', low: 'mixed texture' },
    pores: { high: 'more pores', low: 'fewer pores' },
    wrinkles: { high: 'more lines', low: 'fewer lines' },
    spotShare: { high: 'larger spots', low: 'small spots' },
    brightSpots: { high: 'bright spots', low: 'few bright spots' },
    brightSpotShare: { high: 'larger bright spots', low: 'small bright spots' },
    shine: { high: 'shinier', low: 'more matt' },
    evenness: { high: 'more even', low: 'less even' },
  } satisfies { between: string } & Record<keyof SkinAttributes, { high: string; low: string }>,
}
