import { relative } from 'node:path'
import { packModel } from '@inferry/pack'
import type { Command } from 'commander'
import { blameFlags } from '../blame-flags.ts'
import type { Io } from '../io.ts'
import { once } from '../once.ts'
import { replaySamples } from '../replay-samples.ts'
import { withArtifact } from '../with-artifact.ts'

interface PackFlags {
  readonly out: string
  readonly description?: string
  readonly name?: string
  readonly modelVersion?: string
}

export function addPack(program: Command, io: Io): void {
  program
    .command('pack')
    .summary('make an artifact of an ONNX model')
    .description(
      'Makes an artifact: the folder <out> and the archive <out>.tar.gz, which hold the model, its signature and its ' +
        'samples. Then loads it in each of its engines and replays the samples. Ends with 1 if that fails; the ' +
        'artifact is kept.',
    )
    .argument('<model.onnx>', 'the model')
    .requiredOption('-o, --out <folder>', 'where the artifact goes', once)
    .option(
      '-d, --description <file>',
      'column names, labels, samples; model.json beside the model when left out',
    )
    .option('--name <name>', "the model's name; else from the description, else the last part of <out>")
    .option(
      '--model-version <version>',
      "the model's version; else from the description, else a digest of the content",
    )
    .action(async (model: string, flags: PackFlags) => {
      const { out, description, name, modelVersion: version } = flags
      const packed = await blameFlags(
        () =>
          packModel({
            model,
            out,
            ...(description === undefined ? {} : { description }),
            ...(name === undefined ? {} : { name }),
            ...(version === undefined ? {} : { version }),
          }),
        { version: 'model-version' },
      )
      for (const note of packed.notes) io.note(`note: ${note}`)
      const { manifest, folder, archive } = packed
      await io.write(`packed ${manifest.name} ${manifest.version}\n  ${short(folder)}\n  ${short(archive)}\n`)
      if (await withArtifact(folder, (artifact) => replaySamples(artifact, undefined, io))) return
      io.note(
        `inferry: ${short(folder)} is written, but it does not run, or does not answer as recorded (see above); ` +
          'mend the model or its samples, and pack it again',
      )
      io.exitCode(1)
    })
}

/** The path from where the command was called, if it lies below. */
function short(path: string): string {
  const below = relative('', path)
  return below === '' || below.startsWith('..') ? path : below
}
