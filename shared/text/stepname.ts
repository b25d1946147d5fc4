import { assertNever } from '../errors.ts'
import type { Snapshot } from '../ipc/snapshot.ts'
import type { StepView } from '../ipc/views/step.ts'
import type { Catalogue } from './catalogue.ts'
import { sentencesOf } from './format.ts'

/** The name people know, or the id when the plan does not name them. */
export function personName({ people }: Pick<Snapshot, 'people'>, id: string): string {
  return people.find((person) => person.id === id)?.name ?? id
}

/** Who does a step that the script gives to one person: that person, or who took the place over. */
export function actorOf({ who }: StepView, person: string): string {
  return who.includes(person) ? person : (who[0] ?? person)
}

/** A step in a few words, for the script beside the work and for its heading. */
export function nameOfStep({ tasks, action, drill }: Catalogue, at: Snapshot, step: StepView) {
  const { task, instruction } = step
  switch (task.do) {
    case 'note':
      return (sentencesOf(instruction)[0] ?? instruction).replace(/\.$/, '')
    case 'clock':
      return tasks.clock[task.at]
    case 'enrol':
    case 'acknowledge':
    case 'entropy':
    case 'attest':
    case 'seal':
      return tasks[task.do](personName(at, actorOf(step, task.person)))
    case 'handout':
    case 'readback':
      return tasks[task.do](task.index)
    case 'action':
      return task.action === 'recover' && at.source !== undefined
        ? action.names.recover
        : tasks.action[task.action]
    case 'compare': {
      const one = at.packages.find((candidate) => candidate.path === task.path)
      return tasks.compare(one?.label ?? task.path, one?.provider ?? '')
    }
    case 'prove':
      return at.kind === 'drill' ? drill.title : tasks.prove
    case 'destroy':
      return task.of === 'share' ? tasks.destroy.share(task.index) : tasks.destroy.copy(task.copy)
    case 'preflight':
    case 'present':
    case 'rotate':
    case 'deliver':
      return tasks[task.do]
    default:
      return assertNever(task)
  }
}
