import type { BenchResult } from '../result/bench-result.ts'
import { showSubject } from '../target/target.ts'

/** Where two results were not measured alike, a sentence each. */
export function doubts(before: BenchResult, after: BenchResult): readonly string[] {
  const differs = (title: string, a: string | number, b: string | number) =>
    a === b ? [] : [`the ${title} differs: ${a}, then ${b}`]
  const machine = Object.keys(before.machine) as (keyof BenchResult['machine'])[]
  const old = namesOf(before)
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
    ...namesOf(after).flatMap((name) => (old.includes(name) ? [] : [`${name}: only in the second`])),
  ]
}

/** What makes it no comparison, a sentence each: another model, or a subject that is gone. */
export function hindrances(before: BenchResult, after: BenchResult): readonly string[] {
  const [old, now] = [before.model.name, after.model.name]
  const subjects = namesOf(after)
  return [
    ...(old === now ? [] : [`they are of two models: ${old}, then ${now}`]),
    ...namesOf(before).flatMap((name) => (subjects.includes(name) ? [] : [`${name}: only in the first`])),
  ]
}

function namesOf({ subjects }: BenchResult): readonly string[] {
  return subjects.map(({ subject }) => showSubject(subject))
}
