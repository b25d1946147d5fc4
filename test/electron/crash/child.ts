/** A process that leads a ceremony and is killed, without any warning, at the moment it was told. */
import { linkSync, renameSync, writeSync } from 'node:fs'
import { flushCompileCache } from 'node:module'
import { createStore, openStore, type Store } from '#electron/db/store.ts'
import { deliver } from '#electron/services/closing.ts'
import { openCeremony } from '#electron/services/opening.ts'
import { oaepEncrypt } from '#electron/services/oaep.ts'
import { loadPlan } from '#electron/services/planfile.ts'
import type { Errand } from './kill.ts'
import { goOn, type Moment } from '../../support/onward.ts'
import { takeUp } from './resume.ts'
import { CEREMONY, hostOf, passphraseOf } from '../../support/place.ts'

// A killed process does not come to this at its end.
flushCompileCache()

const errand: Errand = JSON.parse(process.argv[2] ?? '')
const { room, seed, resume, kill } = errand
let passed = 0

function die(): never {
  process.kill(process.pid, 'SIGKILL')
  throw new Error('still alive')
}

/** Dies at the n-th time that this place is passed. */
function pass(place: string): void {
  if (kill.at === place && ++passed === kill.nth) die()
}

const host = hostOf(seed, {
  committed: () => pass('commit'),
  oaep: (...call) => {
    pass('wrapping')
    return oaepEncrypt(...call)
  },
  media: {
    // Half of what was asked for, so that death comes in the middle of a file.
    write: (fd, bytes, offset, length) => {
      const count = writeSync(fd, bytes, offset, Math.ceil(length / 2))
      pass('writing')
      return count
    },
    rename: (from, to) => {
      pass('before naming')
      renameSync(from, to)
      pass('named')
    },
    link: (from, to) => {
      pass('before naming')
      linkSync(from, to)
      pass('named')
    },
  },
})

/** The store with places to die before a batch reaches it and before the keys are deleted. */
function watched(store: Store): Store {
  return {
    ...store,
    append: (batch) => {
      pass('before commit')
      store.append(batch)
    },
    deleteKeys: () => {
      pass('before forgetting')
      store.deleteKeys()
      pass('forgotten')
    },
  }
}

async function begin() {
  const store = watched(createStore(room.file))
  pass('file made')
  return openCeremony(host, store, loadPlan(room.plan), CEREMONY, passphraseOf('admin'))
}

const ceremony = resume ? await takeUp(host, watched(openStore(room.file)), resume) : await begin()
await goOn(ceremony, room, (moment: Moment) => pass(moment))
deliver(ceremony, `${room.media}/bundle`)
