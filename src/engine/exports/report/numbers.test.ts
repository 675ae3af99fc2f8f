import { describe, expect, it } from 'vitest'
import {
  formatCount,
  formatDecimal,
  formatDuration,
  formatQuantity,
  formatShare,
  formatTick,
} from './numbers.ts'

const plain = (text: string) => text.replaceAll('\u2009', ' ')

describe('numbers as text', () => {
  it('groups digits by three', () => {
    expect([0, 999, 1000, 1234567].map((count) => plain(formatCount(count)))).toEqual([
      '0',
      '999',
      '1 000',
      '1 234 567',
    ])
  })

  it('agrees with the noun', () => {
    expect(formatQuantity(1, 'patch', 'patches')).toBe('1 patch')
    expect(formatQuantity(0, 'photo')).toBe('0 photos')
  })

  it('writes small shares with a decimal, large ones without', () => {
    expect([0, 0.004, 0.0994, 0.0996, 0.5, 1].map((share) => plain(formatShare(share)))).toEqual([
      '0 %',
      '0.4 %',
      '9.9 %',
      '10 %',
      '50 %',
      '100 %',
    ])
  })

  it('uses a true minus sign, and none before zero', () => {
    expect(formatDecimal(-0.25, 2)).toBe('\u22120.25')
    expect(formatDecimal(-0.001, 2)).toBe('0.00')
  })

  it('chooses the unit of a duration', () => {
    const units = { seconds: 's', minutes: 'min', hours: 'h' }
    expect([0.84, 12.3, 59.6, 185, 7800].map((seconds) => plain(formatDuration(seconds, units)))).toEqual([
      '0.8 s',
      '12 s',
      '1 min 0 s',
      '3 min 5 s',
      '2 h 10 min',
    ])
  })

  it('gives ticks the digits that tell them apart', () => {
    expect(plain(formatTick(2000, 1000))).toBe('2 000')
    expect(formatTick(0.5, 0.5)).toBe('0.5')
    expect(formatTick(1, 0.5)).toBe('1.0')
    expect(formatTick(0.02, 0.01)).toBe('0.02')
    expect(formatTick(2e-5, 1e-5)).toBe('2e\u22125')
  })
})
