/**
 * Takes the fall of light over a patch away: a cheek is curved and a lamp stands to one side, which says nothing of the skin.
 *
 *   v(x, y) - (c1 x + c2 y + c3 (x^2 - m) + c4 (y^2 - m) + c5 x y)     x, y from the middle, m the mean of x^2
 *
 * is the least-squares fit of a quadratic surface without its constant, so the mean stays. On a whole square these terms are
 * orthogonal, so each coefficient is one projection.
 */
export function withoutLightSurface(values: Float32Array /* [side, side] */, side: number): Float32Array {
  const middle = (side - 1) / 2
  const place = Float64Array.from({ length: side }, (_, i) => i - middle)
  const meanSquare = place.reduce((sum, x) => sum + x * x, 0) / side
  const bend = place.map((x) => x * x - meanSquare)
  const bendSquare = bend.reduce((sum, value) => sum + value * value, 0)
  const placeSquare = meanSquare * side

  let [alongX, alongY, bendX, bendY, twist] = [0, 0, 0, 0, 0]
  for (let y = 0; y < side; y++) {
    let [sum, sloped, bent] = [0, 0, 0]
    for (let x = 0; x < side; x++) {
      const value = values[y * side + x]
      sum += value
      sloped += value * place[x]
      bent += value * bend[x]
    }
    alongX += sloped
    bendX += bent
    alongY += sum * place[y]
    bendY += sum * bend[y]
    twist += sloped * place[y]
  }
  alongX /= side * placeSquare
  alongY /= side * placeSquare
  bendX /= side * bendSquare
  bendY /= side * bendSquare
  twist /= placeSquare * placeSquare

  const out = new Float32Array(values.length)
  for (let y = 0; y < side; y++) {
    const level = alongY * place[y] + bendY * bend[y]
    const slope = alongX + twist * place[y]
    for (let x = 0; x < side; x++) {
      out[y * side + x] = values[y * side + x] - level - slope * place[x] - bendX * bend[x]
    }
  }
  return out
}
