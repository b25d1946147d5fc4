import { expect, it } from 'vitest'
import { GATES } from '#shared/ceremony/gates.ts'
import { claviger, clavigerJson } from '../../support/cli.ts'
import { onMachine, silentMachine, SOUND } from '../../support/machine.ts'

/** The primitives have tests of their own. */
const selfTest = async () => [{ name: 'SHA-256', ok: true }]

it('exit 0: nothing is closed, and what is asked is for people to look at', async () => {
  const host = { machine: silentMachine(), selfTest }
  const { exit, answer } = await clavigerJson(['preflight'], { host })
  expect(exit).toBe(0)
  expect(answer).toMatchObject({ ok: true, platform: 'other' })
  expect(answer.gates.map(({ gate }: { gate: string }) => gate)).toEqual(
    GATES.map(({ gate }) => gate),
  )
})

it('exit 1: a closed gate is named, with what was seen', async () => {
  await onMachine({ ...SOUND, '/sys/class/net/enp1s0/flags': '0x1003\n' }, async (machine) => {
    const host = { machine, selfTest }
    const { exit, answer } = await clavigerJson(['preflight', '--data', '/home/user'], { host })
    expect(exit).toBe(1)
    expect(answer).toMatchObject({ ok: false, error: { code: 'rule.gate' } })
    expect(answer.error.message).toContain('network')
    const { out } = await claviger(['preflight'], { host })
    expect(out).toContain('CLOSED  network: no network interface is up but loopback')
    expect(out).toContain('up: enp1s0')
    expect(out).toContain('open    random')
  })
})

it('says so when a primitive gives a wrong answer', async () => {
  const wrong = async () => [{ name: 'AES-256-GCM', ok: false }]
  const host = { machine: silentMachine(), selfTest: wrong }
  const { exit, answer } = await clavigerJson(['preflight'], { host })
  expect(exit).toBe(1)
  expect(answer.error.message).toContain('self-test')
})
