import { describe, expect, it, test } from 'vitest'
import { refuseShares } from '#electron/cli/shareguard.ts'
import { groupsOf } from '#shared/crypto/sharetext.ts'
import { CommandError } from '#electron/cli/refused.ts'

const TEXT =
  'KSHARE1QYQQZQSRQSZSVPCZQVZJQGFZYVJZ2F389Q5J52EV95HZ7VP3XGENGDFKXUURJW3M8S7NU0MFEF8W0LGVS3FDT3YZ33LKA'

describe('a share on the command line is refused and not repeated', () => {
  test.each([
    ['in capitals', [TEXT]],
    ['in small letters', [TEXT.toLowerCase()]],
    ['in groups, quoted', [groupsOf(TEXT).join(' ')]],
    ['in groups with dashes', [groupsOf(TEXT).join('-')]],
    ['in groups, each an argument', groupsOf(TEXT)],
    ['with characters nobody could read', [`${TEXT.slice(0, 60)}????${TEXT.slice(64)}`]],
    ['mistyped at its head', [`KSHAREL${TEXT.slice(7)}`]],
    ['cut short', [TEXT.slice(0, 60)]],
    ['as the value of an option', [`--share=${TEXT}`]],
    ['as raw hex', ['20'.repeat(33)]],
    ['as a share file', [`{"ceremony":"00","claviger":"share/1","text":"${TEXT}"}`]],
  ])('%s', (_, words) => {
    try {
      refuseShares(['drill', '--bundle', 'b', '--share', ...words, '--out', 'd'])
      expect.unreachable()
    } catch (error) {
      if (!(error instanceof CommandError)) throw error
      expect(error.code).toBe('usage.invalid')
      for (const word of words) expect(error.message).not.toContain(word)
    }
  })
})

it('refuses an age identity and does not repeat it', () => {
  const identity = `AGE-SECRET-KEY-1${'Q'.repeat(58)}`
  for (const word of [identity, identity.toLowerCase(), `--identity=${identity}`]) {
    try {
      refuseShares(['drill', word])
      expect.unreachable()
    } catch (error) {
      if (!(error instanceof CommandError)) throw error
      expect(error).toMatchObject({ code: 'usage.invalid' })
      expect(error.message).not.toContain('QQQ')
    }
  }
})

it('lets names, heads and words pass', () => {
  refuseShares(['verify', '/media/stick/kshare1-cards/bundle', '--head', 'ab'.repeat(32)])
  refuseShares(['drill', '--share', 'kshare1', 'kshare2', 'kshare3', 'kshare4', '-'])
  refuseShares(['recover', '--share', `${'0'.repeat(32)}-${'f'.repeat(16)}-1.share`, '--out', 'k'])
})
