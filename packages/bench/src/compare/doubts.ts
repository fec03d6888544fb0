import type { BenchResult } from '../result/bench-result.ts'
import { showSubject } from '../target/target.ts'
import { figures } from './figures.ts'

/** Where two results were not measured alike, a sentence each. */
export function doubts(before: BenchResult, after: BenchResult): readonly string[] {
  const differs = (title: string, a: string | number, b: string | number) =>
    a === b ? [] : [`the ${title} differs: ${a}, then ${b}`]
  const machine = Object.keys(before.machine) as (keyof BenchResult['machine'])[]
  return [
    ...(before.model.name === after.model.name
      ? differs('version of the model', before.model.version, after.model.version)
      : []),
    ...machine.flatMap((part) => differs(`machine's ${part}`, before.machine[part], after.machine[part])),
    ...Object.entries(before.versions).flatMap(([name, version]) =>
      differs(`version of ${name}`, version, after.versions[name] ?? version),
    ),
    ...differs('seconds of a load', before.settings.seconds, after.settings.seconds),
    ...differs('number of connections', before.settings.connections, after.settings.connections),
    ...onlyIn(after, before).map((what) => `${what}: only in the second`),
  ]
}

/** What makes it no comparison, a sentence each: another model, or a subject or a figure of one that is gone. */
export function hindrances(before: BenchResult, after: BenchResult): readonly string[] {
  const [old, now] = [before.model.name, after.model.name]
  return [
    ...(old === now ? [] : [`they are of two models: ${old}, then ${now}`]),
    ...onlyIn(before, after).map((what) => `${what}: only in the first`),
  ]
}

/** Subjects that another result has not, and figures that it has not of those in both. */
function onlyIn(one: BenchResult, other: BenchResult): readonly string[] {
  const others = new Map(other.subjects.map((subject) => [showSubject(subject.subject), subject]))
  return one.subjects.flatMap((subject) => {
    const name = showSubject(subject.subject)
    const same = others.get(name)
    if (same === undefined) return [name]
    const only = figures.filter(({ values }) => values(subject).length > 0 && values(same).length === 0)
    return only.map((figure) => `${name}: ${figure.name}`)
  })
}
