/** npm run support: writes the table of clouds into README.md, between its two marks. */
import { readFileSync, writeFileSync } from 'node:fs'
import { supportMarkdown } from '#shared/byok/support.ts'

const README = new URL('../../README.md', import.meta.url)
const BETWEEN = /(<!-- providers -->\n)[\s\S]*?(\n<!-- \/providers -->)/

const text = readFileSync(README, 'utf8')
if (!BETWEEN.test(text)) throw new Error('README.md has no marks for the table of providers')
writeFileSync(
  README,
  text.replace(BETWEEN, (_, start: string, end: string) => `${start}${supportMarkdown()}${end}`),
)
