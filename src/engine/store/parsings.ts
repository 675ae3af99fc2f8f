/** What face parsers said of faces, so that verdicts can be looked at without the network: 262 kB a face, stored in some 5. */
import { deflateRawSync, inflateRawSync } from 'node:zlib'
import type { FaceParsing } from '../library/parser/face-parsing.ts'
import type { Library, ReadOnlyLibrary } from './open-library.ts'

export function insertParsing({ db }: Library, faceId: number, { frame, side, classes }: FaceParsing): void {
  db.prepare(
    'INSERT INTO face_parsing (face_id, centre_x, centre_y, frame_side, angle, side, classes) VALUES (?, ?, ?, ?, ?, ?, ?)',
  ).run(faceId, frame.centreX, frame.centreY, frame.side, frame.angle, side, deflateRawSync(classes))
}

interface ParsingRow {
  centreX: number
  centreY: number
  frameSide: number
  angle: number
  side: number
  classes: Buffer
}

/** Of the faces of a photo, in the order in which they were found; none where no face parser was at work. */
export function parsingsOfPhoto({ db }: Library | ReadOnlyLibrary, photoId: number): FaceParsing[] {
  return db
    .prepare<[number], ParsingRow>(
      `SELECT centre_x AS centreX, centre_y AS centreY, frame_side AS frameSide, angle, side, classes
       FROM face_parsing JOIN face ON face.id = face_parsing.face_id WHERE face.photo_id = ? ORDER BY face.position`,
    )
    .all(photoId)
    .map(({ centreX, centreY, frameSide, angle, side, classes }) => ({
      frame: { centreX, centreY, side: frameSide, angle },
      side,
      classes: new Uint8Array(inflateRawSync(classes)),
    }))
}
