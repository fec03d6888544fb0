import { readFile } from 'node:fs/promises'
import { contentTypeOfName, createPredictor, InferryError, readEndings, systemReason } from '@inferry/core'
import { type Command, Option } from 'commander'
import { engineNames, engines } from '../engines.ts'
import type { Io } from '../io.ts'
import { withArtifact } from '../with-artifact.ts'

interface PredictFlags {
  readonly input: string
  readonly contentType?: string
  readonly accept?: string
  readonly engine?: string
}

export function addPredict(program: Command, io: Io): void {
  program
    .command('predict')
    .summary('answer one payload')
    .description(
      'Answers the payload in a file or on standard input. Standard output holds the answer alone.',
    )
    .argument('<artifact>', 'folder or .tar.gz')
    .requiredOption('-i, --input <file>', 'the payload; - is standard input')
    .option(
      '-t, --content-type <type>',
      "the payload's content type; told by the file's ending when left out",
    )
    .option('-a, --accept <type>', "the answer's content type; like the question's when left out")
    .addOption(new Option('-e, --engine <name>', 'the engine to run it').choices(engineNames()))
    .action((artifact: string, flags: PredictFlags) => predict(artifact, flags, io))
}

async function predict(path: string, flags: PredictFlags, io: Io): Promise<void> {
  const contentType = flags.contentType ?? contentTypeOfInput(flags.input)
  if (contentType === undefined)
    throw new InferryError(
      'UNSUPPORTED_MEDIA_TYPE',
      `${flags.input}: the name tells no content type (known are ${readEndings.join(', ')}); give --content-type, or use inferry transform for a file of many records: Parquet, or compressed`,
    )
  const body = flags.input === '-' ? await readStandardInput(io) : await readInputFile(flags.input)
  await withArtifact(path, async (artifact) => {
    // One request: nothing else waits for the event loop.
    const predictor = createPredictor(artifact, {
      engines: engines(),
      execution: 'inline',
      ...(flags.engine === undefined ? {} : { engine: flags.engine }),
    })
    try {
      const accept = flags.accept === undefined ? {} : { accept: flags.accept }
      const answer = await predictor.predict({ contentType, body }, accept)
      await io.write(answer.body)
      if (io.terminal.output && answer.contentType.startsWith('application/json')) await io.write('\n')
    } finally {
      await predictor.close()
    }
  })
}

/** JSON for standard input. One request is sent as it is: what is compressed is nothing that could be told. */
function contentTypeOfInput(file: string): string | undefined {
  if (file === '-') return 'application/json'
  const { contentType, gzip } = contentTypeOfName(file)
  return gzip ? undefined : contentType
}

async function readStandardInput(io: Io): Promise<Uint8Array> {
  if (io.terminal.input) io.note('reading standard input; Ctrl-D ends it')
  return io.readInput()
}

async function readInputFile(file: string): Promise<Uint8Array> {
  try {
    return await readFile(file)
  } catch (cause) {
    const missing = (cause as NodeJS.ErrnoException).code === 'ENOENT'
    const sentence = missing ? 'does not exist' : `cannot be read: ${systemReason(cause)}`
    throw new InferryError('INVALID_INPUT', `${file}: ${sentence}`, { cause, location: { file } })
  }
}
