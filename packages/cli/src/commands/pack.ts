import { packModel } from '@inferry/pack'
import type { Command } from 'commander'
import type { Io } from '../io.ts'

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
      'Makes an artifact: the folder <out> and the archive <out>.tar.gz, which hold the model, its signature and its samples.',
    )
    .argument('<model.onnx>', 'the model')
    .requiredOption('-o, --out <folder>', 'where the artifact goes')
    .option(
      '-d, --description <file>',
      'column names, labels, samples; model.json beside the model when left out',
    )
    .option('--name <name>', "the model's name; else from the description, else the file's name")
    .option(
      '--model-version <version>',
      "the model's version; else from the description, else a digest of the content",
    )
    .action(async (model: string, flags: PackFlags) => {
      const { out, description, name, modelVersion: version } = flags
      const packed = await packModel({
        model,
        out,
        ...(description === undefined ? {} : { description }),
        ...(name === undefined ? {} : { name }),
        ...(version === undefined ? {} : { version }),
      })
      for (const note of packed.notes) io.note(`note: ${note}`)
      await io.write(
        `packed ${packed.manifest.name} ${packed.manifest.version}\n  ${packed.folder}\n  ${packed.archive}\n`,
      )
    })
}
