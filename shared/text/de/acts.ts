const acts = new Map([
  ['Prologue', 'Auftakt'],
  ['Equipment', 'Ausrüstung'],
  ['Duties', 'Pflichten'],
  ['Authorise', 'Ermächtigen'],
  ['Generate', 'Erzeugen'],
  ['Distribute', 'Aushändigen'],
  ['Approve', 'Genehmigen'],
  ['Prove', 'Beweisen'],
  ['Wrap', 'Verpacken'],
  ['Residue', 'Reste'],
  ['Attest', 'Bestätigen'],
  ['Close', 'Abschließen'],
  ['Recover', 'Wiederherstellen'],
  ['Export', 'Herausgeben'],
  ['Reshare', 'Neu aufteilen'],
  ['Destroy', 'Vernichten'],
])

/** The name of an act in German; an act that a plan's own script names stands for itself. */
export function act(name: string): string {
  return acts.get(name) ?? name
}
