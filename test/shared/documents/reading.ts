import { sha256, utf8 } from '#shared/bytes.ts'
import { documentsOf } from '#shared/documents/catalogue.ts'
import { ceremonyReport } from '#shared/documents/report-document.ts'
import { catalogues } from '#shared/text/catalogue.ts'
import { languageOf } from '#shared/documents/language.ts'
import { executedScript } from '#shared/documents/script-document.ts'
import { paperList, participantSlip } from '#shared/documents/slip-document.ts'
import { CEREMONY, digestOf, type Story } from './story.ts'

/** The files of a bundle, by the kinds that parts tell apart. */
export const BUNDLE: readonly string[] = [
  'RECOVER.md',
  'VERIFY.md',
  'allowed_signers',
  'backups/orders.kwp',
  'backups/signing.kwp',
  'checkpoint',
  'fingerprint.txt',
  `inputs/${digestOf('wrapping')}`,
  'log.jsonl',
  'log.sigs',
  'packages/orders/aws-kms/manifest.json',
  'plan.json',
  'recover.py',
  'report.html',
  'script.html',
  'sigs/checkpoint.recorder.sig',
  'verify.sh',
]

/** Every document that a story makes, by file name. */
export function documentsOfStory(story: Story): ReadonlyMap<string, string> {
  const { document, plan, state } = story
  const all = paperList(state)
  const [first = { id: '', name: '', fingerprint: '' }] = all
  const { title, mode } = plan
  const tip = { entries: 9, runningHead: digestOf('line') }
  const text = catalogues[languageOf(state)]
  return new Map([
    ...documentsOf({ ...document, head: digestOf('head'), paths: BUNDLE }),
    ['script.html', executedScript(document)],
    ['report.html', ceremonyReport({ ...document, root: sha256(utf8('root')) })],
    [
      'slip.html',
      participantSlip({ title, mode, ceremony: CEREMONY, all, ...first, ...tip, text }),
    ],
  ])
}

const TAG = /<(\/?)([a-z][a-z0-9]*|!doctype)((?:\s[^<>"]*(?:"[^"<>]*"[^<>"]*)*)?)>/g

/** What a browser makes of a document but for its words: elements and attributes in order. */
export function skeletonOf(html: string): readonly string[] {
  const styles = html.replace(/<style>[^<]*<\/style>/g, '')
  const rest = styles.replace(TAG, '')
  if (/[<>]/.test(rest)) throw new Error(`not a tag: ${/.{0,40}[<>].{0,40}/s.exec(rest)?.[0]}`)
  return [...styles.matchAll(TAG)].map(([, end, name, attributes = '']) =>
    [end, name, ...[...attributes.matchAll(/([\w:-]+)(?:="[^"]*")?/g)].map(([, one]) => one)].join(
      ' ',
    ),
  )
}

const REFERENCES: { readonly [reference: string]: string } = {
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#39;': "'",
  '&#96;': '`',
  '&amp;': '&',
}

/** The words of a document, one block a line: what a reader reads, without its look. */
export function textOf(html: string): string {
  return `${html
    .replace(/<style>[^<]*<\/style>|<svg.*?<\/svg>|<title>[^<]*<\/title>/gs, '')
    .replace(/<\/(?:p|li|tr|h1|h2|h3|dd|div|caption|section|nav)>|<br>/g, '\n')
    .replace(/<\/(?:td|th)>/g, ' | ')
    .replace(/<\/dt>/g, ': ')
    .replace(/<[^>]*>/g, '')
    .replace(/&(?:lt|gt|quot|amp|#39|#96);/g, (one) => REFERENCES[one] ?? one)
    .split('\n')
    .map((line) => line.replace(/^[\s|]+|[\s|]+$/g, '').replace(/\s+/g, ' '))
    .filter((line) => line !== '')
    .join('\n')}\n`
}
