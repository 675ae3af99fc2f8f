import type { WhiteBalanceGains } from '../../shared/domain.ts'
import type { Library, ReadOnlyLibrary } from './open-library.ts'

export function insertGains({ db }: Library, faceId: number, [red, green, blue]: WhiteBalanceGains): void {
  db.prepare('INSERT INTO face_white_balance (face_id, red, green, blue) VALUES (?, ?, ?, ?)').run(
    faceId,
    red,
    green,
    blue,
  )
}

/** What was done to the patches of a face; null when nothing was. */
export function gainsOfFace({ db }: Library | ReadOnlyLibrary, faceId: number): WhiteBalanceGains | null {
  const found = db
    .prepare<[number], { red: number; green: number; blue: number }>(
      'SELECT red, green, blue FROM face_white_balance WHERE face_id = ?',
    )
    .get(faceId)
  return found ? [found.red, found.green, found.blue] : null
}
