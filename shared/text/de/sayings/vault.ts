import type * as English from '../../en/sayings/vault.ts'

export const vault: typeof English.vault = {
  'vault.no-mix': 'der Tresor enthält nicht die Mischung des Protokolls',
  'vault.empty': 'der Tresor ist leer',
  'vault.wiped': 'der Tresor wurde während der Arbeit gelöscht',
  'vault.lacks': ({ label }) => `der Tresor enthält ${label} nicht`,
}
