import { findArtifacts, verifyArtifact } from '@inferry/core'
import { type Command, Option } from 'commander'
import { engineNames } from '../engines.ts'
import type { Io } from '../io.ts'
import { replaySamples } from '../replay-samples.ts'
import { withArtifact } from '../with-artifact.ts'

interface VerifyFlags {
  readonly engine?: string
}

export function addVerify(program: Command, io: Io): void {
  program
    .command('verify')
    .summary('replay the samples and compare')
    .description(
      "Checks every file's sha256, replays the recorded samples on each of the artifact's engines and reports the " +
        "largest difference from the training library's answers: as it is, and divided by the value + 0.1. Of the " +
        'latter 1e-5 is allowed for floating point (0.002 for float16); everything else must be equal. ' +
        'Ends with 1 if an artifact fails.',
    )
    .argument('<path...>', 'artifacts (folder or .tar.gz), or folders of artifacts')
    .addOption(
      new Option(
        '-e, --engine <name>',
        'the one engine to run them; each of the artifact unless given',
      ).choices(engineNames()),
    )
    .action(async (paths: readonly string[], { engine }: VerifyFlags) => {
      for (const path of paths) {
        await report(path, io, async () => {
          for (const found of await findArtifacts(path)) {
            await report(found.path, io, () => verify(found.path, engine, io))
          }
        })
      }
    })
}

async function verify(path: string, engine: string | undefined, io: Io): Promise<void> {
  await withArtifact(path, async (artifact) => {
    await verifyArtifact(artifact)
    if (!(await replaySamples(artifact, engine, io))) io.exitCode(1)
  })
}

/** Says what fails, so that the next artifact is looked at. */
async function report(path: string, io: Io, work: () => Promise<void>): Promise<void> {
  try {
    await work()
  } catch (error) {
    await io.write(`${path}: FAILED\n  ${(error as Error).message}\n`)
    io.exitCode(1)
  }
}
