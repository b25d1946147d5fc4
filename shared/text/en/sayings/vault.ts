import type { Given } from '../../given.ts'

export const vault = {
  'vault.no-mix': 'the vault does not hold the mix of the log',
  'vault.empty': 'the vault is empty',
  'vault.wiped': 'the vault was wiped while it was at work',
  'vault.lacks': ({ label }: Given<'label'>) => `the vault does not hold ${label}`,
}
