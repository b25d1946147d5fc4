import { type Ceremony, sign } from './ceremony.ts'

/** Rule 9: the deputy or alternate takes over the duties of somebody who is not there. */
export async function handOver(
  ceremony: Ceremony,
  to: string,
  passphrase: string,
  from: string,
): Promise<void> {
  await sign(ceremony, to, passphrase, (signature) => ({ do: 'handOver', from, to, signature }))
}
