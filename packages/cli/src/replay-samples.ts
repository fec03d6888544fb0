import { type Artifact, countOf, type Engine, type SampleComparison, verifySamples } from '@inferry/core'
import { openEngines } from './engines.ts'
import type { Io } from './io.ts'

/**
 * Loads the artifact in each of its engines, or in the one named, replays its samples and writes what came of it, a
 * line an engine. Gives whether it loads everywhere and all answers are the recorded ones. Throws only if no engine
 * at hand runs it.
 */
export async function replaySamples(
  artifact: Artifact,
  engine: string | undefined,
  io: Pick<Io, 'write'>,
): Promise<boolean> {
  let good = true
  for (const each of openEngines(artifact.manifest, engine)) {
    const { ok, verdict } = await replay(artifact, each).catch((error: Error) => failed(error.message))
    const { name, version } = artifact.manifest
    await io.write(`${name} ${version} (${each.name}): ${verdict}\n`)
    good &&= ok
  }
  return good
}

interface Outcome {
  readonly ok: boolean
  readonly verdict: string
}

async function replay(artifact: Artifact, engine: Engine): Promise<Outcome> {
  const samples = await artifact.samples()
  const session = await engine.load(artifact)
  try {
    const comparisons = await verifySamples(artifact, session)
    if (samples.length === 0)
      return { ok: true, verdict: 'files are whole; no samples, so no answer was compared' }
    return compared(samples.length, comparisons)
  } finally {
    await session.close()
  }
}

function compared(samples: number, comparisons: readonly SampleComparison[]): Outcome {
  const largest = (kind: 'largestAbsolute' | 'largestRelative') =>
    Math.max(0, ...comparisons.map((comparison) => comparison[kind])).toExponential(1)
  const differences = `${countOf(samples, 'sample')}, largest difference ${largest('largestAbsolute')} absolute, ${largest('largestRelative')} relative`
  const wrong = comparisons
    .filter(({ equal }) => !equal)
    .map(({ sample, output, reason }) => `sample ${JSON.stringify(sample)}: output ${output} ${reason}`)
  return wrong.length === 0 ? { ok: true, verdict: `${differences}: ok` } : failed(wrong, `${differences}: `)
}

function failed(reasons: string | readonly string[], before = ''): Outcome {
  return { ok: false, verdict: [`${before}FAILED`, ...[reasons].flat()].join('\n  ') }
}
