import { createPredictor, InferryError } from '@inferry/core'
import {
  httpInvoker,
  type Invoker,
  jobBatching,
  modelOf,
  openInput,
  openOutput,
  predictorInvoker,
  type Shard,
  startTransform,
  type TransformJob,
} from '@inferry/transform'
import { type Command, Option } from 'commander'
import { blameFlags } from '../blame-flags.ts'
import { engineNames, engines } from '../engines.ts'
import type { Io } from '../io.ts'
import { once } from '../once.ts'
import { startImage } from '../transform/image.ts'
import { addJobFlags, flagOf, type JobFlags, jobFlagNames, jobOf } from '../transform/job-flags.ts'
import { shardFlag } from '../transform/shard-flag.ts'
import { showProgress } from '../transform/show-progress.ts'
import { untilStopped } from '../until-stopped.ts'
import { withArtifact } from '../with-artifact.ts'

interface TransformFlags extends JobFlags {
  readonly input: string
  readonly output: string
  readonly s3DataType?: 'S3Prefix' | 'ManifestFile'
  readonly engine?: string
  readonly via?: string
  readonly image?: string
  readonly shard?: Shard
  readonly restart?: boolean
}

export function addTransform(program: Command, io: Io): void {
  const command = program
    .command('transform')
    .summary('answer files of records')
    .description(
      "Answers every record of a folder, a file or an S3 prefix, as SageMaker's Batch Transform does: KEY becomes KEY.out, " +
        'whole or not at all. Run again after it was stopped or killed, it goes on where it was. Standard output holds ' +
        'the summary alone. Exit codes: 0 all objects are done, 1 some failed, 130 stopped by Ctrl-C.',
    )
    .argument('[artifact]', 'folder or .tar.gz; none with --via and --image')
    .requiredOption('-i, --input <from>', 'a folder, a file, or s3://bucket/prefix', once)
    .requiredOption('-o, --output <to>', 'a folder, or s3://bucket/prefix', once)
    .addOption(
      new Option(
        '--s3-data-type <type>',
        'ManifestFile: the input is a file that names the objects (default: S3Prefix)',
      ).choices(['S3Prefix', 'ManifestFile']),
    )
  addJobFlags(command)
    .addOption(new Option('-e, --engine <name>', 'the engine to run the model').choices(engineNames()))
    .option(
      '--via <url>',
      'ask the serving container at this address in place of a model in this process',
      once,
    )
    .option('--image <name>', 'start this serving image (by docker, podman or nerdctl) and ask it', once)
    .option('--shard <index/count>', 'do only this share of the records, such as 0/20', shardFlag)
    .option('--restart', 'begin anew, whatever an earlier run has done')
    .action((artifact: string | undefined, flags: TransformFlags) =>
      blameFlags(() => transform(artifact, flags, io), jobFlagNames),
    )
}

async function transform(artifact: string | undefined, flags: TransformFlags, io: Io): Promise<void> {
  const job = jobOf(flags)
  if (flags.input === '-')
    throw new InferryError(
      'INVALID_CONFIGURATION',
      'a job reads no standard input; give a folder, a file or s3://bucket/prefix, or use predict',
      { location: { field: 'input' } },
    )
  const input = await openInput(flags.input, flags.s3DataType === 'ManifestFile')
  const output = await openOutput(flags.output)
  await untilStopped(async (signal) => {
    await withInvoker(artifact, job, flags, io, signal, async (invoker, model) => {
      const { shard, restart } = flags
      const run = startTransform({
        ...{ job, input, output, invoker, model, shard, restart, signal },
        settingName: flagOf,
        onObject({ key, error }) {
          if (error !== undefined) io.note(`inferry: ${key}: ${error.message} [${error.code}]`)
        },
      })
      await showProgress(run, io)
      const summary = await run.summary
      await io.write(`${JSON.stringify(summary, undefined, 2)}\n`)
      io.exitCode({ completed: 0, failed: 1, stopped: 130 }[summary.status])
    })
  })
}

/** What answers, as long as `work` runs, and what it is called. */
async function withInvoker(
  artifact: string | undefined,
  job: TransformJob,
  { via, image, engine }: TransformFlags,
  io: Io,
  signal: AbortSignal,
  work: (invoker: Invoker, model: string) => Promise<void>,
): Promise<void> {
  const given = [artifact, via, image].filter((one) => one !== undefined)
  if (given.length !== 1)
    throw new InferryError('INVALID_CONFIGURATION', 'give one of: an artifact, --via, --image')
  if (artifact === undefined) {
    const container = image === undefined ? undefined : await startImage(image, job, io, signal)
    try {
      const invoker = httpInvoker({
        url: container?.url ?? (via as string),
        onWaiting: (why) => io.note(`inferry: ${why}`),
      })
      try {
        return await work(invoker, container === undefined ? (via as string) : `${image} ${container.id}`)
      } finally {
        await invoker.close()
      }
    } finally {
      await container?.stop()
    }
  }
  await withArtifact(artifact, async (opened) => {
    const predictor = createPredictor(opened, {
      engines: engines(),
      ...(engine !== undefined && { engine }),
      batching: jobBatching(job),
    })
    try {
      await work(predictorInvoker(predictor), modelOf(predictor))
    } finally {
      await predictor.close()
    }
  })
}
