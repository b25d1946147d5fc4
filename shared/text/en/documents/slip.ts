/** The page that a participant takes home. */
export const slip = {
  kind: 'Slip',
  for: 'For',
  take: 'Take it home. Keep it apart from the evidence. It holds nothing secret.',
  ceremony: 'Ceremony',
  own: 'Your id and key',
  printed: 'Log when printed',
  entries: (count: number) => `${count} entries, the last one is entry ${count - 1}`,
  runningHead: 'Running head then',
  lastLine: 'Last line, SHA-256',
  list: 'The paper list',
  listLead:
    'An auditor needs this list to verify who signed. Tick each line that its owner has confirmed.',
  columns: ['Name', 'Id and fingerprint', 'Tick'],
  aloud:
    'Read these words aloud. The same list has the same words. A later list replaces this one.',
  head: 'The head at the close',
  beforeClose:
    'Copy it from the screen by hand, in groups of four digits. Compare it aloud, in words. Who verifies the log needs it, and the list above.',
  /** Print alone proves little: the program that printed it is the one that is being checked. */
  afterClose:
    'Copy it here from the screen by hand. Where print and hand differ, your hand counts.',
  wordsOfLines: 'SHA-256 of the lines of the list, id and fingerprint, each with its newline',
  wordsOfList: 'The list: SHA-256 of its lines',
  wordsOfHead: 'The head: SHA-256 of the checkpoint',
}
