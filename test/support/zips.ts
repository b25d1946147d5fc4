/** Zip archives from two writers that share no code with the reader. */
import { execFileSync } from 'node:child_process'
import { zipSync } from 'fflate'

export type ZipFiles = { readonly [name: string]: Uint8Array }

/** An archive as JavaScript in a browser writes it. */
export function zipOf(files: ZipFiles, level: 0 | 6 = 6): Uint8Array {
  return zipSync(files, { level })
}

const PYTHON = `
import base64, json, sys, zipfile
class Stream:
    def write(self, data): return sys.stdout.buffer.write(data)
    def flush(self): pass
out = Stream() if sys.argv[1] == "stream" else open(sys.argv[1], "wb")
with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as z:
    for name, content in json.load(sys.stdin):
        z.writestr(name, base64.b64decode(content))
`

/** An archive as a server streams it: sizes after the data. Names may repeat. */
export function streamedZip(files: readonly (readonly [string, Uint8Array])[]): Uint8Array {
  const entries = files.map(([name, content]) => [name, Buffer.from(content).toString('base64')])
  const input = JSON.stringify(entries)
  return new Uint8Array(
    execFileSync('python3', ['-W', 'ignore', '-c', PYTHON, 'stream'], { input }),
  )
}

/** The same bytes with some of them changed. */
export function patched(bytes: Uint8Array, at: number, ...values: readonly number[]): Uint8Array {
  const copy = bytes.slice()
  copy.set(values, at)
  return copy
}

/** Where a signature stands first: 0x01 central directory, 0x05 its end, 0x03 local header. */
export function indexOfRecord(bytes: Uint8Array, kind: number): number {
  return Buffer.from(bytes).indexOf(Buffer.from([0x50, 0x4b, kind, kind + 1]))
}
