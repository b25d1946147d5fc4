/** What the screens say about the room: who is there, clocks, physical steps, hand-overs. */
export const room = {
  open: 'The room',
  title: 'Who is in the room',
  lead: 'Record every arrival, departure and break at once. With fewer than two people everything locks.',
  present: (count: number, of: number) => `${count} of ${of} are in the room`,
  here: 'here',
  away: 'away',
  leaves: 'Leaves',
  back: 'Is back',
  moves: (name: string, here: boolean) => `${name} ${here ? 'leaves' : 'is back'}`,
  reason: 'Reason',
  leave: 'Record the departure',
  leaveHint: 'Open declarations that this person made or approved become void.',
  backHint: 'Nobody else types it.',
  returned: 'I am back',
  breakTitle: 'Everybody takes a break',
  breakLead: 'Everybody leaves the room together. Nobody stays alone with the laptop.',
  breakGo: 'Begin the break',
  breakReason: 'Reason',
  breakHint: 'And how long it is to last.',
  breakOrders: [
    'Nothing secret is shown or used.',
    'Come back one after the other. Each signs.',
    'The administrator and one more person end the break.',
  ],
  endBreak: 'End the break',
  endBreakReady: 'Enough people are back',
  onBreak: (reason: string) => `Break: ${reason}`,
  since: (time: string) => `Locked since ${time} UTC`,
  locked: 'Locked',
  lockedOrders: [
    'Nothing secret is shown or used until two people are in the room.',
    'Who comes back signs.',
  ],
  handTitle: 'A deputy or alternate takes over',
  handLead: 'The plan names who may take whose place. Who takes over signs.',
  handFrom: (name: string) => `In place of ${name}`,
  handGo: 'Take over',
  handNone: 'Nobody in the room is a deputy or alternate of somebody who is away.',
  handed: (to: string, from: string) => `${to} has taken over from ${from}`,
  renewTitle: 'A passphrase was forgotten',
  renewLead:
    'First raise an exception about a new key. Two others co-sign it. All copy new slips afterwards.',
  renewWho: 'Whose key is made anew?',
  renewGo: (name: string) => `Make a new key for ${name}`,
  renewSomebody: 'Make a new key',
  busy: 'Recording',
  need: 'Say why.',
}

/** Physical steps of the script. */
export const note = {
  lead: 'Do it. Then write down how it went.',
  result: 'Result',
  resultHint: 'What was seen or read: numbers, names, a time.',
  asExpected: 'As expected',
  aloud: 'Read aloud',
  need: 'Write down how it went.',
  go: 'Record the step',
  sign: 'Sign and record the step',
  busy: 'Recording',
  records: 'Write down',
}

export const acknowledge = {
  lead: 'The duties of a custodian. Sign them only if you accept them.',
  go: 'Sign and accept',
  busy: 'Signing',
}

export const clock = {
  lead: 'Read your own watch, then the clock of the room. Sign what you read.',
  second: 'Now a second person, from their own watch.',
  date: 'Date on the watch, UTC',
  dateHint: 'Year, month, day: 2026-11-22',
  time: 'Time on the watch, UTC',
  timeHint: 'Hours, minutes, seconds: 09:30:00',
  room: 'Clock of the room, with its time zone',
  roomHint: 'As it stands: 10:30, Central European Time. Write "none" where there is none.',
  needTime: 'Type date and time of your watch like 2026-11-22 and 09:30:00.',
  needRoom: 'Type what the clock of the room shows, or "none".',
  go: 'Sign what I read',
  busy: 'Signing',
  stated: (name: string, watch: string) => `${name} read ${watch} UTC`,
  exact: 'The laptop shows the same.',
  differs: (by: string, ahead: boolean) =>
    `The laptop is ${by} ${ahead ? 'ahead of' : 'behind'} the watch.`,
  held: 'Held up',
  jumped: (by: string, ahead: boolean) =>
    `The clock of the laptop went ${ahead ? 'forward' : 'back'} by ${by}`,
  jumpedOrders: [
    'Nothing goes on until two people have read their watches.',
    'If nobody knows why it jumped: raise an exception.',
  ],
}
