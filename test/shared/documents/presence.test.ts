import { describe, expect, test } from 'vitest'
import { isHere, presenceOf } from '#shared/documents/presence.ts'
import { eventful } from './stories.ts'
import { Story } from './story.ts'

const at = (story: Story, seq: number) => story.events[seq]?.time

describe('who was in the room', () => {
  test('is told by enrolment, departure and return', () => {
    const story = new Story().open().leave('c1', 'A call.').comeBack('c1')
    const { stays } = presenceOf(story.events)
    const n = story.events.length
    expect(stays.get('c1')).toEqual([
      { from: at(story, 4), to: at(story, n - 2), because: 'A call.' },
      { from: at(story, n - 1) },
    ])
    expect(stays.get('c2')).toEqual([{ from: at(story, 5) }])
  })

  test('during a break is nobody', () => {
    const story = new Story().open()
    story.add({
      type: 'break.started',
      actor: 'recorder',
      what: { by: 'admin', reason: 'Coffee.' },
    })
    const { stays } = presenceOf(story.events)
    expect([...stays.values()].some(isHere)).toBe(false)
    expect(stays.get('c1')?.[0]).toMatchObject({ because: 'Coffee.', pause: true })
  })

  test('knows hand-overs and second enrolments, and no first one among them', () => {
    const { handed, again } = presenceOf(eventful().events)
    expect(handed.map(({ what }) => [what.from, what.to])).toEqual([['witness', 'deputy']])
    expect(again.map(({ what }) => what.id)).toEqual(['c3'])
  })

  test('has nobody twice at one time', () => {
    const story = new Story().open().comeBack('c1').enrol('c1', 'again').leave('c1', 'A call.')
    story.leave('c1', 'Another call.')
    expect(presenceOf(story.events).stays.get('c1')).toHaveLength(1)
  })
})
