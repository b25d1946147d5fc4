/** What the papers of a destruction say of what nobody has signed as its witness. */
import { describe, expect, it } from 'vitest'
import { closedUnwitnessed } from '../../support/unwitnessed.ts'
import { documentsOf } from './forged.ts'

describe('where the witness of a destruction has left before they signed', () => {
  const papers = documentsOf(closedUnwitnessed(), 'en')

  it('page one of the report says so, and counts the thing among those at large', () => {
    const report = papers.get('report') ?? ''
    expect(report).toContain('Destroyed, and no witness has signed')
    expect(report).toContain('It does not count as shown to be destroyed: Backup copy red.')
    expect(report).toContain('Shares: none. Backup copies: red.')
    expect(report).toContain('destroyed, nobody signed as witness')
  })

  it('in German, too', () => {
    const report = documentsOf(closedUnwitnessed(), 'de').get('report')
    expect(report).toContain('Vernichtet, und kein Zeuge hat signiert')
    expect(report).toContain('Es gilt nicht als gezeigte Vernichtung: Kopie „red“ der Sicherung.')
  })

  it('the executed script names the exception at the step', () => {
    expect(papers.get('script')).toMatch(/backup copy red.*Exception x1 is about this step/is)
  })
})
