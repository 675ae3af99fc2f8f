const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'

/** Words of attributes, which graph models keep as base64 (RFC 4648) of ASCII: "U0FNRQ==" is "SAME". */
export function textOf(base64: string): string {
  let text = ''
  let bits = 0
  let held = 0
  for (const letter of base64.replace(/=+$/, '')) {
    bits = ((bits << 6) | alphabet.indexOf(letter)) & 0xffff
    held += 6
    if (held < 8) continue
    held -= 8
    text += String.fromCharCode((bits >> held) & 0xff)
  }
  return text
}
