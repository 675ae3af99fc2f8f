/** Rows that topics can be found in: what else a source gives is answered with its row and feature. */
import type { LdaModel } from '../../numeric/lda/model.ts'
import type { RowSource } from '../../numeric/lda/row-source.ts'
import type { Matrix } from '../../numeric/matrix.ts'
import { CheekboneError } from '../../shared/errors.ts'

/** The same source, which answers `bad-argument` for values that are not finite, or negative where they are counts. */
export function checkedSource({ rows, cols, read }: RowSource, counts: boolean): RowSource {
  return {
    rows,
    cols,
    async read(from, to) {
      const piece = await read(from, to)
      if (piece.rows !== to - from || piece.cols !== cols)
        throw new CheekboneError(
          'bad-argument',
          `Rows ${from} to ${to - 1} of ${cols} features were asked for; ${piece.rows} of ${piece.cols} came.`,
        )
      refuseUnfit(piece, from, counts)
      return piece
    },
  }
}

function refuseUnfit({ data, cols }: Matrix, from: number, counts: boolean): void {
  for (let at = 0; at < data.length; at++) {
    const value = data[at]
    if (Number.isFinite(value) && !(counts && value < 0)) continue
    throw new CheekboneError(
      'bad-argument',
      `Row ${from + Math.floor(at / cols)}, feature ${at % cols} is ${value}, which topics cannot be found in.`,
    )
  }
}

/** `bad-argument` when rows do not have the features that the model was fitted on. */
export function refuseOtherWidth(model: LdaModel, { cols }: { cols: number }): void {
  if (cols !== model.features)
    throw new CheekboneError(
      'bad-argument',
      `These topics were found in ${model.features} features a patch; the rows given have ${cols}.`,
    )
}
