import type { documents as English } from '../../en/documents/catalogue.ts'
import { audit } from './audit.ts'
import { card } from './card.ts'
import { coverage } from './coverage.ts'
import { custody } from './custody.ts'
import { ending } from './ending.ts'
import { entry } from './entry.ts'
import { limits } from './limits.ts'
import { page } from './page.ts'
import { parts } from './parts.ts'
import { report } from './report.ts'
import { requirements } from './requirements.ts'
import { rules } from './rules.ts'
import { script } from './script.ts'
import { slip } from './slip.ts'
import { warnings } from './warnings.ts'

/** Every word on paper, in German. */
export const documents: typeof English = {
  audit,
  card,
  coverage,
  custody,
  ending,
  entry,
  limits,
  page,
  parts,
  report,
  requirements,
  rules,
  script,
  slip,
  warnings,
}
