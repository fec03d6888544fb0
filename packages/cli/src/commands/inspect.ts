import { findArtifacts, type Manifest } from '@inferry/core'
import type { Command } from 'commander'
import { complain } from '../complain.ts'
import { describeArtifact } from '../describe-artifact.ts'
import type { Io } from '../io.ts'
import { withArtifact } from '../with-artifact.ts'

export function addInspect(program: Command, io: Io): void {
  program
    .command('inspect')
    .summary('show what an artifact holds')
    .description('Shows signature, columns, labels, engines, samples and sizes of an artifact.')
    .argument('<path>', 'an artifact (folder or .tar.gz), or a folder of artifacts')
    .option('--json', 'the manifest as JSON; of a folder of artifacts an array of them')
    .action(async (path: string, flags: { readonly json?: true }) => {
      const found = await findArtifacts(path)
      if (flags.json) await showManifests(found, io)
      else await showDescriptions(found, io)
    })
}

type Found = Awaited<ReturnType<typeof findArtifacts>>

async function showDescriptions(found: Found, io: Io): Promise<void> {
  const shown = await each(found, io, (path) => withArtifact(path, describeArtifact))
  await io.write(shown.join('\n'))
}

async function showManifests(found: Found, io: Io): Promise<void> {
  const manifests = await each(found, io, (path) =>
    withArtifact<Manifest>(path, async ({ manifest }) => manifest),
  )
  await io.write(`${JSON.stringify(found[0]?.named ? manifests[0] : manifests, undefined, 2)}\n`)
}

/** The artifact that was named itself must be good; of a folder those that are. */
async function each<T>(found: Found, io: Io, show: (path: string) => Promise<T>): Promise<readonly T[]> {
  const shown: T[] = []
  for (const { path, named } of found) {
    try {
      shown.push(await show(path))
    } catch (error) {
      if (named) throw error
      complain(error, io)
    }
  }
  return shown
}
