import { both, edit, editLine, editLines, rechain, swapLines } from './alter.ts'
import type { Change } from './judge.ts'

const LOG = 'log.jsonl'
const SIGS = 'log.sigs'
const dropLast = (lines: string[]) => lines.slice(0, -1)
const cut = (lines: string[]) => lines.slice(0, 20)

/** The log, its form and its signatures, changed by somebody who has no key. */
export const LOG_CHANGES: readonly Change[] = [
  {
    name: 'two lines of the log swapped',
    alter: swapLines(LOG, 5, 6),
    code: 'log.chain',
    names: 'entry 5',
  },
  {
    name: 'a line of the log removed',
    alter: editLines(LOG, (lines) => lines.toSpliced(7, 1)),
    code: 'log.chain',
    names: 'entry 7',
  },
  {
    name: 'a line of the log duplicated',
    alter: editLines(LOG, (lines) => lines.toSpliced(9, 0, lines[9] ?? '')),
    code: 'log.chain',
    names: 'entry 10',
  },
  {
    name: 'the first line of the log removed',
    alter: editLines(LOG, (lines) => lines.slice(1)),
    code: 'log.chain',
    names: 'entry 0',
  },
  {
    name: 'the last line of the log removed',
    alter: editLines(LOG, dropLast),
    code: 'log.signature',
    names: 'log.sigs',
    shell: 'log entry',
  },
  {
    name: 'the last line of the log and its signature removed',
    alter: both(editLines(LOG, dropLast), editLines(SIGS, dropLast)),
    code: 'log.event',
    names: 'the log has no end',
    shell: 'log entry',
  },
  {
    name: 'the log cut off in the middle, with its signatures',
    alter: both(editLines(LOG, cut), editLines(SIGS, cut)),
    code: 'log.event',
    names: 'the log has no end',
    shell: 'log entry 19',
  },
  {
    name: 'spaces in the JSON of a line',
    alter: editLine(LOG, 8, (line) => line.replace('":', '": ')),
    code: 'log.line',
    names: 'entry 8',
  },
  {
    name: 'a character of a line escaped',
    alter: editLine(LOG, 8, (line) => line.replace('"ceremony"', '"\\u0063eremony"')),
    code: 'log.line',
    names: 'entry 8',
  },
  {
    name: 'a line that ends with CRLF',
    alter: editLine(LOG, 8, (line) => line.replace('\n', '\r\n')),
    code: 'log.line',
    names: 'entry 8',
  },
  {
    name: 'the fields of a line in another order',
    alter: editLine(LOG, 8, (line) =>
      line.replace(/^\{("actor":"[^"]*"),("ceremony":"[^"]*")/, '{$2,$1'),
    ),
    code: 'log.line',
    names: 'entry 8',
  },
  {
    name: 'a field given twice',
    alter: editLine(LOG, 8, (line) => line.replace('{', '{"actor":"c1",')),
    code: 'log.line',
    names: 'entry 8',
  },
  {
    name: 'a byte order mark before the log',
    alter: edit(LOG, (text) => `\xef\xbb\xbf${text}`),
    code: 'log.line',
    names: 'entry 0',
  },
  {
    name: 'a blank line in the log',
    alter: editLines(LOG, (lines) => lines.toSpliced(4, 0, '\n')),
    code: 'log.line',
    names: 'entry 4',
  },
  {
    name: 'another time in an entry',
    alter: editLine(LOG, 12, (line) => line.replace(/(?<="time":")\d{4}/, '2001')),
    code: 'log.chain',
    names: 'entry 13',
    shell: 'log entry 12',
  },
  {
    name: 'another actor in an entry',
    alter: editLine(LOG, '"intent.approved"', (line) => line.replace(/(?<="actor":")\w+/, 'c5')),
    code: 'log.chain',
    names: 'does not follow',
    shell: 'prev is not the hash',
  },
  {
    name: 'another field in an entry',
    alter: editLine(LOG, 3, (line) => line.replace('"what":', '"whats":1,"what":')),
    code: 'log.line',
    names: 'entry 3',
  },
  {
    name: 'another entry, and everything after it chained again',
    alter: rechain(10, (what) => {
      what.note = 'another'
    }),
    code: 'log.signature',
    names: 'entry 10',
    shell: 'log entry',
  },
  {
    name: 'another name of a person, and everything after it chained again',
    alter: rechain(1, (what) => {
      what.name = 'Somebody else'
    }),
    code: 'log.signature',
    names: 'entry 1',
    shell: 'log entry',
  },
  {
    name: 'two signatures of the log swapped',
    alter: swapLines(SIGS, 3, 4),
    code: 'log.signature',
    names: 'entry 3',
    shell: 'log.sigs',
  },
  {
    name: 'a signature of the log removed',
    alter: editLines(SIGS, (lines) => lines.toSpliced(3, 1)),
    code: 'log.signature',
    names: 'log.sigs',
  },
  {
    name: 'a signature of the log too many',
    alter: editLines(SIGS, (lines) => [...lines, lines[0] ?? '']),
    code: 'log.signature',
    names: 'log.sigs',
  },
  {
    name: 'a signature of the log followed by a space',
    alter: editLine(SIGS, 3, (line) => line.replace('\n', ' \n')),
    code: 'log.signature',
    names: 'entry 3',
    shell: 'log.sigs',
  },
  {
    name: 'a signature of the log that ends with CRLF',
    alter: editLine(SIGS, 3, (line) => line.replace('\n', '\r\n')),
    code: 'log.signature',
    names: 'entry 3',
    shell: 'log.sigs',
  },
]
