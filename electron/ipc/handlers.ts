import type { Action } from '#shared/ceremony/plan.ts'
import { CeremonyError } from '#shared/errors.ts'
import type { ClavigerApi } from '#shared/ipc/api.ts'
import type { About } from '#shared/ipc/answers.ts'
import type { Snapshot } from '#shared/ipc/snapshot.ts'
import type { Stage } from '#shared/stages.ts'
import type { Progress } from '#shared/steps.ts'
import { say } from '#shared/text/saying.ts'
import type { Application } from '../services/application.ts'
import * as approving from '../services/approving.ts'
import * as bringing from '../services/bringing.ts'
import { type Ceremony, leader, record } from '../services/ceremony.ts'
import { contribute } from '../services/contributing.ts'
import { stateClock } from '../services/clock.ts'
import * as closing from '../services/closing.ts'
import * as destroying from '../services/destroying.ts'
import { drill } from '../services/drilling.ts'
import { decideRotation, exportAll } from '../services/exporting.ts'
import * as handout from '../services/handout.ts'
import * as gating from '../services/gating.ts'
import { handOver } from '../services/handover.ts'
import { entryDetail, logPage } from '../services/logbook.ts'
import { enrol, reEnrol } from '../services/opening.ts'
import { stateHead } from '../services/resuming.ts'
import * as packaging from '../services/packaging.ts'
import { suggestPassphrase } from '../services/passphrase.ts'
import * as presence from '../services/presence.ts'
import * as releasing from '../services/releasing.ts'
import * as sharing from '../services/sharing.ts'
import { announce, type Watch } from '../services/watching.ts'
import { Work } from '../services/work.ts'
import * as stepping from '../services/stepping.ts'

/** The value inside a call's Result. */
type Value<C extends keyof ClavigerApi> =
  Awaited<ReturnType<ClavigerApi[C]>> extends infer R
    ? R extends { ok: true; value: infer V }
      ? V
      : never
    : never

/** What each call does; it throws a CeremonyError to refuse, the router makes it a Result. */
export type Handlers = {
  readonly [C in keyof ClavigerApi]: (
    call: Parameters<ClavigerApi[C]>[0],
  ) => Value<C> | Promise<Value<C>>
}

/** One handler for each call of the bridge. Every argument has been parsed before. */
export function makeHandlers(
  app: Application,
  selfTest: About['selfTest'],
  tell: (progress: Progress) => void = () => {},
): Handlers {
  const work = new Work(tell)
  const after = async (act: Promise<void> | void): Promise<Snapshot> => {
    await act
    return app.snapshot()
  }
  // What cannot be stopped says so before it begins.
  const lasting = async (what: Stage, act: () => Promise<void>): Promise<Snapshot> => {
    await announce(work.begin(), what)
    return await after(act())
  }
  return {
    about: () => app.about(selfTest),
    setLanguage: ({ language }) => app.setLanguage(language),
    home: () => app.home(),
    planned: () => app.reviews.planned.list(),
    reviewPlanned: ({ token }) => app.reviews.reviewPlanned(token),
    choosePlan: () => app.reviews.choosePlan(),
    chooseLater: ({ token, none }) => app.reviews.chooseLater(token, none, work.begin()),
    chooseSource: ({ token, paper, head }) =>
      app.reviews.chooseSource(token, paper, head, work.begin()),
    acceptDamaged: ({ token, labels }) => app.reviews.acceptDamaged(token, labels),
    chooseProof: ({ token }) => app.reviews.chooseProof(token, work.begin()),
    newPlan: () => app.reviews.planning.begin(),
    continuePlan: ({ kind }) => app.reviews.planning.beginAfter(kind, work.begin()),
    editPlan: () => app.reviews.planning.open(),
    checkPlan: ({ token, text }) => app.reviews.planning.check(token, text),
    savePlan: ({ token, text }) => app.reviews.savePlan(token, text),
    comparePlans: () => app.reviews.planning.compare(),
    suggestPassphrase: () => suggestPassphrase(app.host.random),
    openCeremony: ({ token, passphrase, by }) => {
      assertSelfTest(selfTest)
      return app.openCeremony(token, passphrase, by)
    },
    resumeCeremony: ({ ceremony, by, passphrase }) => {
      assertSelfTest(selfTest)
      return app.resumeCeremony(ceremony, by, passphrase, work.begin())
    },
    leaveCeremony: () => {
      app.leave()
      return null
    },
    snapshot: () => (app.isOpen ? app.snapshot() : null),
    stateHead: ({ by, passphrase, entry, head }) =>
      after(stateHead(app.ceremony, by, passphrase, { entry, head })),
    enrol: ({ person, passphrase }) => after(enrol(app.ceremony, person, passphrase)),
    reEnrol: ({ person, passphrase }) => after(reEnrol(app.ceremony, person, passphrase)),
    slip: ({ person }) => app.slip(person),
    recordStep: ({ by, step, result, passphrase }) =>
      after(stepping.recordStep(app.ceremony, by, step, result, passphrase)),
    acknowledge: ({ by, passphrase }) => after(stepping.acknowledge(app.ceremony, by, passphrase)),
    contribute: (call) => after(contribute(app.ceremony, call)),
    stateClock: ({ by, passphrase, ...reading }) =>
      after(stateClock(app.ceremony, by, passphrase, reading)),
    runGates: () => after(gating.runGates(app.ceremony, work.begin())),
    confirmGates: ({ by, passphrase, run }) =>
      after(gating.confirmGates(app.ceremony, by, passphrase, run)),
    leaveRoom: ({ person, reason }) => after(presence.leaveRoom(app.ceremony, person, reason)),
    returnToRoom: ({ by, passphrase }) =>
      after(presence.returnToRoom(app.ceremony, by, passphrase)),
    startBreak: ({ by, reason }) => after(presence.startBreak(app.ceremony, by, reason)),
    endBreak: ({ by }) => after(presence.endBreak(app.ceremony, by)),
    handOver: ({ by, passphrase, from }) => after(handOver(app.ceremony, by, passphrase, from)),
    declare: ({ by, action, media = [] }) =>
      after(approving.declare(app.ceremony, by, action, { media })),
    approve: ({ by, passphrase, intent }) =>
      after(approving.approve(app.ceremony, by, passphrase, intent)),
    withdraw: ({ by, passphrase, intent }) =>
      after(approving.withdraw(app.ceremony, by, passphrase, intent)),
    perform: ({ action }) => after(perform(app.ceremony, action, work.begin())),
    cancelWork: (call) => {
      work.cancel(call.work)
      return null
    },
    showShare: ({ index }) => releasing.showShare(app.ceremony, index),
    printShare: async ({ index }) => ({
      printed: await handout.printShare(app.ceremony, index, () => app.desktop.print()),
    }),
    releaseFile: ({ index }) => app.outgoing.releaseFile(index),
    releaseToPassphrase: ({ index, passphrase }) => app.outgoing.releaseFile(index, { passphrase }),
    releaseToRecipient: ({ index, recipient }) => app.outgoing.releaseFile(index, { recipient }),
    chooseRecipient: () => app.outgoing.chooseRecipient(),
    endShare: ({ copied }) => after(releasing.endShare(app.ceremony, copied)),
    chooseShare: ({ by }) => app.incoming.chooseShare(by),
    openCamera: () => app.incoming.openCamera(),
    closeCamera: () => app.incoming.closeCamera(),
    readBackShare: ({ share, ...call }) =>
      lasting('receipt', () =>
        app.incoming.withShare(call.by, share, (text) =>
          bringing.readBack(app.ceremony, { ...call, how: share.how, text }),
        ),
      ),
    noteMisread: ({ by }) => app.incoming.noteMisread(by),
    presentShare: ({ by, share }) =>
      after(
        app.incoming.withShare(by, share, (text) =>
          bringing.presentShare(app.ceremony, by, text, share.how, work.begin()),
        ),
      ),
    examineBag: ({ by, passphrase, ...seen }) =>
      after(destroying.examineBag(app.ceremony, by, passphrase, seen)),
    startDestruction: (call) => after(destroying.startDestruction(app.ceremony, call)),
    finishDestruction: (call) =>
      after(destroying.signDestruction(app.ceremony, 'finishDestruction', call)),
    failDestruction: ({ thing, reason }) =>
      after(destroying.failDestruction(app.ceremony, thing, reason)),
    reportMissing: (call) => after(destroying.reportMissing(app.ceremony, call)),
    witnessDestruction: (call) =>
      after(destroying.signDestruction(app.ceremony, 'witnessDestruction', call)),
    declareExport: ({ by }) => app.outgoing.declareExport(by),
    drill: ({ challenge }) => after(drill(app.ceremony, challenge, work.begin())),
    decideRotation: ({ by, passphrase, decisions }) =>
      after(decideRotation(app.ceremony, by, passphrase, decisions)),
    prove: () => after(sharing.prove(app.ceremony, work.begin())),
    comparePositions: ({ by, path }) => packaging.comparePositions(app.ceremony, by, path),
    compare: ({ by, passphrase, path, words }) =>
      after(packaging.compare(app.ceremony, by, passphrase, path, words)),
    raiseException: ({ by, passphrase, ...exception }) =>
      after(approving.raiseException(app.ceremony, by, passphrase, exception)),
    cosignException: ({ by, passphrase, exception }) =>
      after(approving.cosignException(app.ceremony, by, passphrase, exception)),
    attest: ({ by, passphrase, verdict, remarks }) =>
      after(closing.attest(app.ceremony, by, passphrase, verdict, remarks)),
    seal: ({ by, passphrase }) =>
      lasting('sealing', () => closing.seal(app.ceremony, by, passphrase)),
    deliver: () => app.outgoing.deliver(work.begin()),
    chooseProvable: ({ paper, head }) => app.incoming.chooseProvable(paper, head, work.begin()),
    chooseProvableLater: () => app.incoming.chooseProvableLater(work.begin()),
    chooseProvingFolder: () => app.incoming.chooseProvingFolder(),
    proveShare: ({ by, share, challenge }) => app.incoming.proveShare(by, share, challenge),
    leaveProving: () => app.incoming.forget(),
    saveDocuments: () => app.outgoing.saveDocuments(work.begin()),
    listDocuments: ({ of }) => app.documents.list(of),
    openDocument: ({ of, name }) => app.documents.open(of, name),
    printDocument: async (call) => ({ printed: await app.documents.print(call) }),
    saveDocument: (call) => app.documents.save(call),
    abort: ({ by, reason, passphrase }) =>
      lasting('closing', () => closing.abort(app.ceremony, by, reason, passphrase)),
    log: (call) => logPage(app.ceremony, call, app.language),
    logEntry: ({ entry }) => entryDetail(app.ceremony, entry),
    verifyBundle: ({ paper, head, dropped }) => app.verify(paper, head, dropped, work.begin()),
    savePapers: ({ token }) => app.reviews.savePapers(token, app.language, work.begin()),
    printPage: async () => {
      await app.desktop.print()
      return null
    },
    showDisplay: ({ shown }) => app.desktop.display?.show(shown) ?? NO_DISPLAY,
    displayState: () => app.desktop.display?.state() ?? NO_DISPLAY,
  }
}

const NO_DISPLAY = { shown: 'no', lost: false } as const

/** A binary whose primitives give wrong answers carries no ceremony, new or old. */
function assertSelfTest(selfTest: About['selfTest']): void {
  const wrong = selfTest.filter(({ ok }) => !ok).map(({ name }) => name)
  if (wrong.length > 0)
    throw new CeremonyError(
      'selftest.failed',
      say('machine.wrong-answers', { names: wrong.join(', ') }),
    )
}

/** Carries out an approved action; what has steps of its own is not carried out here. */
function perform(ceremony: Ceremony, action: Action, watch: Watch): void | Promise<void> {
  switch (action) {
    case 'begin':
      return record(ceremony, { do: 'begin' }, leader(ceremony))
    case 'generate':
      return sharing.generate(ceremony, watch)
    case 'wrap':
      return packaging.wrapAll(ceremony, watch)
    case 'export':
      return exportAll(ceremony, watch)
    case 'close':
      return announce(watch, 'closing').then(() => closing.close(ceremony))
    default:
      throw new CeremonyError('rule.order', say('call.own-steps', { action }))
  }
}
