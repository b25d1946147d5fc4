import { expect, test } from 'vitest'
import { encodeAllowedSigners } from '#shared/log/signers.ts'
import { SSH_KEYS } from './sshkeys.ts'

const [recorder, admin, c1, c1Second, c1Third, proof1, proof2, recovery] = SSH_KEYS

test('has the order and form of formats.md', () => {
  const set = '0123456789abcdef'
  const text = encodeAllowedSigners({
    recorder,
    people: [
      { id: 'admin', keys: [admin] },
      { id: 'c1', keys: [c1, c1Second, c1Third] },
    ],
    shares: [
      { set, index: 1, key: proof1 },
      { set, index: 2, key: proof2 },
    ],
    recoveries: [{ set, key: recovery }],
  })
  expect(text).toBe(`recorder namespaces="claviger-log-v1,claviger-checkpoint-v1" ${recorder}
admin namespaces="claviger-statement-v1,claviger-checkpoint-v1" ${admin}
c1 namespaces="claviger-statement-v1,claviger-checkpoint-v1" ${c1Third}
c1.1 namespaces="claviger-statement-v1,claviger-checkpoint-v1" ${c1}
c1.2 namespaces="claviger-statement-v1,claviger-checkpoint-v1" ${c1Second}
share.0123456789abcdef.1 namespaces="claviger-drill-v1" ${proof1}
share.0123456789abcdef.2 namespaces="claviger-drill-v1" ${proof2}
recovery.0123456789abcdef namespaces="claviger-drill-v1" ${recovery}
`)
})

test('refuses keys in any form but the short one, and weak keys', () => {
  const none = { people: [], shares: [], recoveries: [] }
  const weak = `ssh-ed25519 ${'AAAAC3NzaC1lZDI1NTE5AAAAIA'}${'A'.repeat(42)}`
  for (const key of [`${recorder} comment`, `${recorder}\nc2 ${admin}`, ` ${recorder}`, weak]) {
    expect(() => encodeAllowedSigners({ recorder: key, ...none })).toThrow(
      expect.objectContaining({ code: 'key.invalid' }),
    )
  }
})

test('a person without a key is impossible', () => {
  const people = [{ id: 'c1', keys: [] }]
  expect(() => encodeAllowedSigners({ recorder, people, shares: [], recoveries: [] })).toThrow(
    'no key of c1',
  )
})
