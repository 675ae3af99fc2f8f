import { regionTitles, rejectTitles, type Region, type RejectReason } from '../../../shared/domain.ts'
import { stageTitles } from '../../../shared/stage-progress.ts'
import { formatQuantity } from '../../exports/report/numbers.ts'

const regionsShort: Record<Region, string> = {
  'left-cheek': 'Left',
  'right-cheek': 'Right',
  forehead: 'Forehead',
  chin: 'Chin',
  nose: 'Nose',
  whole: 'Whole',
}
const rejectMeanings: Record<RejectReason, string> = {
  'too-small': 'The face is so small in the photo that the skin’s relief cannot be seen.',
  upscaled: 'The photo was made from a smaller one, in which the skin’s relief could not be seen.',
  blurred: 'Out of focus, moved or smoothed: fine relief is lost.',
  compressed: 'The file was saved with so little quality that its blocks cover fine relief.',
  'over-exposed': 'So bright that the camera recorded no detail.',
  'under-exposed': 'So dark that the camera recorded no detail.',
  covered:
    'Something else than this face’s skin lies in the square: glasses, hair, a beard, or coloured light.',
  'shadow-edge': 'The edge of a shadow or of a deep fold runs across the square.',
  'turned-away': 'The head is turned so far that this part of the face is seen at a slant.',
  'no-room': 'This part of the face is so small or foreshortened here that the square does not fit into it.',
  'outside-photo': 'The edge of the photo cuts through the square.',
}

/** Nouns that all parts of a report have. */
export const words = {
  photos: (count: number): string => formatQuantity(count, 'photo'),
  patches: (count: number): string => formatQuantity(count, 'patch', 'patches'),
  people: (count: number): string => formatQuantity(count, 'person', 'people'),
  topics: (count: number): string => formatQuantity(count, 'topic'),
  topic: (id: number): string => `Topic ${id}`,
  noTopic: 'No topic',
  noPicture: 'no picture',
  doesNotApply: 'does not apply',
  /** In place of names, where only patches may be seen. */
  nameless: {
    title: 'Skin patches',
    photo: (number: number): string => `Photo ${number}`,
    folder: (number: number): string => `Folder ${number}`,
    file: 'a file',
  },
  between: ', ',
  /** Between two sentences. */
  gap: ' ',
  after: (name: string, value: string): string => `${name}: ${value}`,
  regions: regionTitles,
  regionsShort,
  rejected: rejectTitles,
  rejectMeanings,
  stages: stageTitles,
  duration: { seconds: 's', minutes: 'min', hours: 'h' },
}
