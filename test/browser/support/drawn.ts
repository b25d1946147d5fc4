/** Which components of the page were ever drawn by a scene, read from React itself. */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Page } from '@playwright/test'

const FOLDER = fileURLToPath(new URL('../../artefacts/drawn/', import.meta.url))
const ASSETS = fileURLToPath(new URL('../../../out/renderer/assets/', import.meta.url))

/** The script of the built page: its name changes with every change of what is in it. */
function scriptName(): string {
  const [name, ...others] = readdirSync(ASSETS).filter((one) => one.endsWith('.js'))
  if (name === undefined || others.length > 0) throw new Error('the page has one script')
  return name
}

/**
 * Every component of renderer/, under the name that it has in the built page, with its file. The page
 * is not minified: each module begins with its path, each component is a function of its own.
 */
export function components(): ReadonlyMap<string, string> {
  const found = new Map<string, string>()
  let file = ''
  for (const line of readFileSync(ASSETS + scriptName(), 'utf8').split('\n')) {
    file = line.match(/^\/\/ (\S+)$/)?.[1] ?? file
    const name = line.match(/^function ([A-Z][\w$]*)\(/)?.[1]
    if (name !== undefined && /^renderer\/.+\.tsx$/.test(file)) found.set(name, file)
  }
  return found
}

/** The components that are on the page now. */
function mounted(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    interface Fiber {
      readonly type: unknown
      readonly child: Fiber | null
      readonly sibling: Fiber | null
    }
    const place = document.getElementById('page') as unknown as Record<string, Fiber>
    const key = Object.keys(place).find((one) => one.startsWith('__reactContainer$')) ?? ''
    const root = place[key] as unknown as { stateNode: { current: Fiber } }
    const names = new Set<string>()
    const queue: (Fiber | null)[] = [root.stateNode.current]
    while (queue.length > 0) {
      const one = queue.pop()
      if (!one) continue
      if (typeof one.type === 'function') names.add(one.type.name)
      queue.push(one.child, one.sibling)
    }
    return [...names]
  })
}

/** Keeps what a scene has on the page, for the test that looks for what no scene has. */
export async function keepDrawn(page: Page, scene: string): Promise<void> {
  const names = await mounted(page)
  mkdirSync(FOLDER, { recursive: true })
  writeFileSync(`${FOLDER}${scene}.json`, JSON.stringify({ script: scriptName(), names }))
}

/** What a scene had on this very page; undefined where it has not run since the page was built. */
export function drawnBy(scene: string): readonly string[] | undefined {
  const name = `${scene}.json`
  if (!readdirSync(FOLDER).includes(name)) return undefined
  const { script, names } = JSON.parse(readFileSync(FOLDER + name, 'utf8'))
  return script === scriptName() ? names : undefined
}
