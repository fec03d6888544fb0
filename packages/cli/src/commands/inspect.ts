import { type Artifact, openArtifact } from '@inferry/core'
import type { Command } from 'commander'
import { describeArtifact } from '../describe-artifact.ts'
import type { Io } from '../io.ts'

export function addInspect(program: Command, io: Io): void {
  program
    .command('inspect')
    .summary('show what an artifact holds')
    .description('Shows signature, columns, labels, engines, samples and sizes of an artifact.')
    .argument('<artifact>', 'folder or .tar.gz')
    .option('--json', 'the manifest as JSON')
    .action(async (path: string, flags: { readonly json?: true }) => {
      const artifact = await openArtifact(path, { name: path })
      try {
        await io.write(flags.json ? asJson(artifact) : await describeArtifact(artifact))
      } finally {
        await artifact.close()
      }
    })
}

function asJson(artifact: Artifact): string {
  return `${JSON.stringify(artifact.manifest, undefined, 2)}\n`
}
