import {
  type Artifact,
  openArtifact,
  type SampleComparison,
  verifyArtifact,
  verifySamples,
} from '@inferry/core'
import { type Command, Option } from 'commander'
import { engineNames, openEngines } from '../engines.ts'
import type { Io } from '../io.ts'

interface VerifyFlags {
  readonly engine?: string
}

export function addVerify(program: Command, io: Io): void {
  program
    .command('verify')
    .summary('replay the samples and compare')
    .description(
      "Checks every file's sha256, replays the recorded samples on each of the artifact's engines and reports the " +
        "largest difference from the training library's answers: as it is, and divided by the value + 0.01. Of the " +
        'latter 1e-5 is allowed for floating point (0.002 for float16); everything else must be equal. ' +
        'Ends with 1 if an artifact fails.',
    )
    .argument('<artifact...>', 'folders or .tar.gz archives')
    .addOption(
      new Option(
        '-e, --engine <name>',
        'the one engine to run them; each of the artifact unless given',
      ).choices(engineNames()),
    )
    .action(async (paths: readonly string[], flags: VerifyFlags) => {
      for (const path of paths) {
        try {
          if (!(await verify(path, flags, io))) io.exitCode(1)
        } catch (error) {
          await io.write(`${path}: FAILED\n  ${(error as Error).message}\n`)
          io.exitCode(1)
        }
      }
    })
}

async function verify(path: string, flags: VerifyFlags, io: Io): Promise<boolean> {
  const artifact = await openArtifact(path)
  try {
    await verifyArtifact(artifact)
    let equal = true
    for (const engine of openEngines(artifact.manifest, flags.engine)) {
      const session = await engine.load(artifact)
      try {
        const comparisons = await verifySamples(artifact, session)
        await io.write(await report(artifact, engine.name, comparisons))
        equal &&= comparisons.every((comparison) => comparison.equal)
      } finally {
        await session.close()
      }
    }
    return equal
  } finally {
    await artifact.close()
  }
}

async function report(
  artifact: Artifact,
  engine: string,
  comparisons: readonly SampleComparison[],
): Promise<string> {
  const { name, version } = artifact.manifest
  const samples = (await artifact.samples()).length
  const wrong = comparisons.filter(({ equal }) => !equal)
  const largest = (kind: 'largestAbsolute' | 'largestRelative') =>
    Math.max(0, ...comparisons.map((comparison) => comparison[kind])).toExponential(1)
  const verdict =
    samples === 0
      ? 'files are whole; no samples, so no answer was compared'
      : `${samples} samples, largest difference ${largest('largestAbsolute')} absolute, ${largest('largestRelative')} relative: ${wrong.length === 0 ? 'ok' : 'FAILED'}`
  const faults = wrong.map(
    ({ sample, output, reason }) => `  sample ${JSON.stringify(sample)}: output ${output} ${reason}\n`,
  )
  return `${name} ${version} (${engine}): ${verdict}\n${faults.join('')}`
}
