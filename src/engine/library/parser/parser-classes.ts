/**
 * The classes of face parsing networks of the BiSeNet kind, trained on CelebAMask-HQ (Lee et al. 2020, "MaskGAN"), in the order
 * of their output channels, and what each is to us. Left and right are the person's own. docs/face-parser.md has this table too.
 */
export interface ParserClass {
  name: string
  isSkin: boolean
}

const skin = (name: string): ParserClass => ({ name, isSkin: true })
const other = (name: string): ParserClass => ({ name, isSkin: false })

export const parserClasses: readonly ParserClass[] = [
  other('background'),
  skin('skin'),
  other('left brow'),
  other('right brow'),
  other('left eye'),
  other('right eye'),
  other('glasses'),
  other('left ear'),
  other('right ear'),
  other('earring'),
  skin('nose'),
  other('mouth'),
  other('upper lip'),
  other('lower lip'),
  other('neck'),
  other('necklace'),
  other('cloth'),
  other('hair'),
  other('hat'),
]

export const backgroundClass = 0
