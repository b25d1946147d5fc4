import fc from 'fast-check'
import { expect, test } from 'vitest'
import { formatTime, parseTime } from '#shared/log/time.ts'

test('cuts to whole seconds, UTC', () => {
  expect(formatTime(Date.UTC(2026, 10, 22, 9, 30, 0, 999))).toBe('2026-11-22T09:30:00Z')
  expect(formatTime(-1)).toBe('1969-12-31T23:59:59Z')
})

test('formats what it parses', () => {
  const year = { min: new Date('0000-01-01T00:00:00Z'), max: new Date('9999-12-31T23:59:59Z') }
  fc.assert(
    fc.property(fc.date({ ...year, noInvalidDate: true }), (date) => {
      const text = formatTime(date.getTime())
      expect(parseTime(text)).toBe(Math.floor(date.getTime() / 1000) * 1000)
      expect(formatTime(parseTime(text))).toBe(text)
    }),
  )
})

test('years of five digits are impossible', () => {
  expect(() => formatTime(Date.UTC(10_000, 0, 1))).toThrow('four-digit years')
  expect(() => formatTime(Number.NaN)).toThrow()
})

test.each([
  '2026-02-29T00:00:00Z',
  '2026-13-01T00:00:00Z',
  '2026-00-01T00:00:00Z',
  '2026-11-31T00:00:00Z',
  '2026-11-22T24:00:00Z',
  '2026-11-22T23:59:60Z',
  '2026-11-22T23:60:00Z',
  '2026-11-22T09:30:00.000Z',
  '2026-11-22T09:30:00+00:00',
  '2026-11-22 09:30:00Z',
  '2026-11-22T09:30Z',
  '2026-11-22t09:30:00z',
  '2026-11-22T09:30:00Z\n',
  '+002026-11-22T09:30:00Z',
  '٢٠٢٦-11-22T09:30:00Z',
  '',
])('refuses %j', (text) => {
  expect(() => parseTime(text)).toThrow(expect.objectContaining({ code: 'encoding.invalid' }))
})
