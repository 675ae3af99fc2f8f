import type { WhiteBalanceGains } from '../../shared/domain.ts'
import type { Library } from './open-library.ts'

/** Keeps what was done to the patches of a face, for whoever studies the library; nothing here reads it. */
export function insertGains({ db }: Library, faceId: number, [red, green, blue]: WhiteBalanceGains): void {
  db.prepare('INSERT INTO face_white_balance (face_id, red, green, blue) VALUES (?, ?, ?, ?)').run(
    faceId,
    red,
    green,
    blue,
  )
}
