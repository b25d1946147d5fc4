import type { Loose } from './plans.ts'

/** One key of each family, with use and AWS method. */
export const KINDS = [
  ['orders', 'AES-256', 'encrypt', 'RSAES_OAEP_SHA_256'],
  ['macs', 'HMAC-SHA-512', 'mac', 'RSAES_OAEP_SHA_1'],
  ['letters', 'RSA-2048', 'sign', 'RSA_AES_KEY_WRAP_SHA_256'],
  ['seals', 'EC-P256', 'sign', 'RSA_AES_KEY_WRAP_SHA_1'],
] as const

/** One key of each family, each for AWS KMS by a way of its own. */
export function manyKinds(plan: Loose): void {
  const [key] = plan.keys as unknown as { targets: { key: string }[] }[]
  const [target] = key?.targets ?? []
  const keys = KINDS.map(([label, algorithm, use, method], i) => ({
    label,
    algorithm,
    use,
    targets: [{ ...target, method, key: `${target?.key.slice(0, -1)}${i}` }],
  }))
  Object.assign(plan, { keys })
}
