/** Steps of the script that leave no trace but what people write down. */
import { type Ceremony, record, sign } from './ceremony.ts'

/** Something physical is done; where the script says so, its actor signs for it. */
export async function recordStep(
  ceremony: Ceremony,
  by: string,
  step: string,
  result: string,
  passphrase: string | undefined,
): Promise<void> {
  const command = { do: 'recordStep', step, by, result } as const
  if (passphrase === undefined) record(ceremony, command, by)
  else await sign(ceremony, by, passphrase, (signature) => ({ ...command, signature }))
}

/** A custodian signs what they are responsible for (PCI DSS 3.7.8). */
export async function acknowledge(
  ceremony: Ceremony,
  by: string,
  passphrase: string,
): Promise<void> {
  await sign(ceremony, by, passphrase, (signature) => ({ do: 'acknowledge', by, signature }))
}
