/** Measured skin attributes that a report shows; the CSV has all. */
export const attributes = {
  toneIta: {
    title: 'Tone',
    meaning: 'Individual typology angle (ITA), measured from the colour: high is light, low is dark.',
  },
  roughness: {
    title: 'Relief',
    meaning:
      'Energy of fine relief at the scale of pores and fine lines, in per cent of lightness: high is rough.',
  },
  spots: { title: 'Spots', meaning: 'Number of dark or red spots in a patch.' },
  redness: { title: 'Redness', meaning: 'Mean a* of the CIELAB colour space: high is redder.' },
  lightness: {
    title: 'Lightness',
    meaning: 'Mean L* of the CIELAB colour space, 0 for black to 100 for white.',
  },
  wrinkles: {
    title: 'Lines',
    meaning: 'Strength of lines that keep a direction, in per cent of luminance: high is more lined.',
  },
  shine: { title: 'Shine', meaning: 'Share of the patch in which the surface reflects the lamp.' },
  evenness: {
    title: 'Evenness',
    meaning: 'Share of the patch whose colour cannot be told from its middle colour: high is even.',
  },
  tones: {
    veryLight: 'very light',
    light: 'light',
    intermediate: 'intermediate',
    tan: 'tan',
    brown: 'brown',
    dark: 'dark',
  },
}
