/** Dialogs of the operating system. */
export const desktop = {
  choosePlan: 'Choose the plan',
  plan: 'Plan',
  savePlan: 'Save the plan under a new name',
  folders: {
    evidence: 'Choose the folder for the evidence',
    share: 'Choose the folder on the stick of the custodian',
    papers: 'Choose the folder for the documents',
    export: 'Choose the folder for the keys',
    proof: 'Choose the folder for the signature',
  },
  chooseRecipient: 'Choose the file with your age recipient',
  chooseShare: 'Choose the share file',
  share: 'Share',
  chooseIdentity: 'Choose the identity file that opens the share',
  chooseBundle: 'Choose the evidence bundle',
  chooseProof: 'Choose the folder of the health check',
  refuses: 'Claviger does not start',
  startAgain: (without: string) => `Start it again without ${without}.`,
  failed: 'Claviger did not start',
  failedBecause: (reason: string) =>
    `Nothing was changed.\nThe system says: ${reason}\nCorrect it.\nStart Claviger again.`,
  pageDied: {
    title: 'The page of Claviger stopped several times',
    text: 'Nothing is lost: the log is complete up to its last entry.\nLoad the page again.\nIf it stops once more, close Claviger and start it again: an open ceremony is resumed.',
    again: 'Load the page again',
    close: 'Close Claviger',
  },
}
