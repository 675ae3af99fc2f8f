import type { CircumstanceName, SkinFactorName } from '../../../shared/topic-factors.ts'

type Ends = Record<'low' | 'high', string>

/** Why a topic may be none of skin. */
export const warnings = {
  person: 'This topic may follow {follows}: {share} of its {size} patches are of the same face.',
  other: 'This topic may follow {follows}: {share} of its patches {where}, {all} of all are; {skin}.',
  follows: {
    folder: 'the folder of its photos',
    camera: 'the camera',
    day: 'the day on which photos were taken',
    person: 'one person',
    side: 'the side of the face',
    photoSize: 'the size of the photos',
    patchScale: 'how large the face is in the photo',
    jpegQuality: 'the compression of the photos',
    sharpness: 'the focus',
    lightLevel: 'the lamp',
    lightColour: 'the colour of the light',
    backgroundLevel: 'the background',
    backgroundColour: 'the background',
    yaw: 'how the head is turned',
    pitch: 'how the head is turned',
  } satisfies Record<CircumstanceName, string>,
  /** Where most of its patches are. */
  value: {
    folder: 'are from “{level}”',
    camera: 'were taken with {level}',
    day: 'were taken on {level}',
    side: 'are of the {level}',
  } satisfies Partial<Record<CircumstanceName, string>>,
  unnamedFolder: 'are from one folder',
  end: {
    photoSize: { low: 'are in the smallest third of photos', high: 'are in the largest third of photos' },
    patchScale: {
      low: 'are in the third with the fewest photo pixels',
      high: 'are in the third with the most photo pixels',
    },
    jpegQuality: { low: 'are in the most compressed third', high: 'are in the least compressed third' },
    sharpness: { low: 'are in the least sharp third', high: 'are in the sharpest third' },
    lightLevel: {
      low: 'are in the third with the dimmest light',
      high: 'are in the third with the brightest light',
    },
    lightColour: {
      low: 'are in the third with the coldest light',
      high: 'are in the third with the warmest light',
    },
    backgroundLevel: {
      low: 'are in the third with the darkest background',
      high: 'are in the third with the brightest background',
    },
    backgroundColour: {
      low: 'are in the third with the bluest background',
      high: 'are in the third with the reddest background',
    },
    yaw: {
      low: 'are in the third turned most towards the person’s right',
      high: 'are in the third turned most towards the person’s left',
    },
    pitch: { low: 'are in the third that looks down most', high: 'are in the third that looks up most' },
  } satisfies Partial<Record<CircumstanceName, Ends>>,
  usualSkin: 'its skin is not unusual in anything measured',
  unusualSkin: 'it is unusual in {names}, too, and which of them it follows cannot be told',
  between: ', ',
  skin: {
    toneIta: 'tone',
    roughness: 'relief',
    spots: 'spots',
    redness: 'redness',
  } satisfies Record<SkinFactorName, string>,
}
