import * as v from 'valibot'
import {
  count,
  fingerprint,
  gate,
  hexOf,
  id,
  index,
  keyFile,
  path,
  reference,
  sha256,
  signed,
  sshKey,
  step,
  text,
  time,
} from './event-fields.ts'

/** One release of one share, the same at its beginning and at its end. */
export const release = {
  set: hexOf(16),
  index,
  custodian: id,
  medium: text,
  copy: count,
  intent: reference,
  item: index,
}

/** What is public of a key. */
export const keyFacts = {
  label: id,
  algorithm: text,
  kcv: v.optional(hexOf(10)),
  spki: v.optional(fingerprint),
  pem: v.optional(v.pipe(v.string(), v.maxLength(4096))),
  salt: sha256,
  commitment: sha256,
}

/** What is public of a share that was made: whose it is, and what judges it. */
export const dealtShare = v.strictObject({
  index,
  custodian: id,
  commitment: sha256,
  proof: sshKey,
})

const left = v.array(v.strictObject({ path, manifest: sha256 }))
/** What an end before the close says: what had left, and who asked for it. */
export const ending = {
  entries: count,
  by: id,
  reason: text,
  left,
  files: v.optional(v.array(v.strictObject({ label: id, folder: text, file: keyFile }))),
  statement: v.optional(signed.statement),
  sshsig: v.optional(signed.sshsig),
  unsigned: v.optional(v.literal(true)),
}

/** What is destroyed: a carrier of a share by index and number of its hand-out, or a copy of the backups. */
export const thing = v.pipe(
  v.string(),
  v.regex(/^(share:[1-9]\d{0,2}:[1-9]\d{0,4}|copy:[a-z0-9][a-z0-9-]{0,31})$/),
)

/** What one of several ceremonies says of one thing. */
const thingIn = v.strictObject({ ceremony: hexOf(32), thing })

/** Who came to know which shares of one set, in this ceremony or an earlier one (rule 3). */
export const setHistory = v.strictObject({
  ceremony: hexOf(32),
  set: hexOf(16),
  threshold: index,
  supersededBy: v.optional(hexOf(16)),
  known: v.array(v.strictObject({ id, name: text, indexes: v.array(index) })),
  /** The shares that a later ceremony has shown to be destroyed. */
  destroyed: v.optional(
    v.strictObject({
      ceremony: hexOf(32),
      indexes: v.array(index),
      /** Each hand-out and each copy of the backup files that is shown to be destroyed, and where. */
      things: v.optional(v.array(thingIn)),
      /** The copies of the backup files that such a ceremony named and left at large. */
      left: v.optional(
        v.array(
          v.strictObject({ ceremony: hexOf(32), thing: v.pipe(thing, v.startsWith('copy:')) }),
        ),
      ),
    }),
  ),
})

/** Where the log of the source says that a share is. Each hand-out is a thing of its own, so their number has a bound. */
export const custody = v.strictObject({
  index,
  copies: v.pipe(count, v.maxValue(255)),
  medium: text,
  bag: text,
})

/** What is wrong with a backup file in the copy that was presented. */
export const copyFault = v.picklist(['missing', 'unreadable', 'altered'])
/** What is wrong with a backup that is as the log lists it: it does not unwrap, or holds another key. */
export const backupFault = v.picklist(['unwrap', 'check'])

/** One backup that did not open, in an earlier ceremony. */
export const finding = v.strictObject({
  ceremony: hexOf(32),
  time,
  set: hexOf(16),
  label: id,
  sha256,
  fault: v.picklist([...copyFault.options, ...backupFault.options]),
})

/** One occasion on which shares of the set were shown to be good, in an earlier ceremony. */
export const showing = v.strictObject({
  how: v.picklist(['making', 'recovery', 'drill', 'health']),
  ceremony: hexOf(32),
  set: hexOf(16),
  time,
  indexes: v.pipe(v.array(index), v.minLength(1)),
  /** Labels of keys of the set whose backups were not opened then. */
  without: v.optional(v.pipe(v.array(id), v.minLength(1))),
  selfIssued: v.optional(v.literal(true)),
  /** SHA-256 of the text that was signed: the same drill told by a log and by its folder. */
  challenge: v.optional(sha256),
})

/** What an exception is about. `note` changes nothing in the rules. */
export const subject = v.variant('kind', [
  v.strictObject({ kind: v.literal('note') }),
  v.strictObject({
    kind: v.literal('exposure'),
    entry: count,
    /** Who saw what was exposed, as far as anybody knows. */
    seen: v.optional(v.pipe(v.array(id), v.minLength(1))),
  }),
  v.strictObject({ kind: v.literal('receipt'), set: hexOf(16), index }),
  v.strictObject({ kind: v.literal('absence'), person: id }),
  v.strictObject({ kind: v.literal('package'), path }),
  v.strictObject({ kind: v.literal('ending') }),
  v.strictObject({ kind: v.literal('step'), step }),
  v.strictObject({ kind: v.literal('enrolment'), person: id }),
  v.strictObject({ kind: v.literal('gate'), gate, entry: count }),
])
