import { describe, expect, it } from 'vitest'
import { nameOfText, textOfName } from './file-names.ts'

function roundTrip(bytes: Buffer): Buffer {
  const text = textOfName(bytes)
  expect(text.isWellFormed()).toBe(true)
  return Buffer.from(nameOfText(text) as string)
}

describe('file names', () => {
  it.each(['plain.jpg', '脸 "a"\nb.jpg', 'é́.png', '😀.webp'])('keep %j as it is', (name) => {
    expect(textOfName(Buffer.from(name))).toBe(name)
  })

  it.each([
    ['a lone byte', Buffer.from([0x61, 0xff, 0x62])],
    ['a cut sequence', Buffer.from([0xe8, 0x84])],
    ['an overlong form', Buffer.from([0xc0, 0xaf])],
    ['a surrogate', Buffer.from([0xed, 0xa0, 0x80])],
    ['a byte before good text', Buffer.concat([Buffer.from([0x80]), Buffer.from('脸😀')])],
    ['the private character itself', Buffer.from('a\uf7ffb')],
  ])('come back byte for byte: %s', (_, bytes) => {
    expect(roundTrip(bytes)).toEqual(bytes)
  })

  it('stay apart when their bytes differ', () => {
    expect(textOfName(Buffer.from([0xff]))).not.toBe(textOfName(Buffer.from('\uf7ff')))
  })
})
