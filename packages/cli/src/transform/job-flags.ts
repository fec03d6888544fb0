import { makeJob, type TransformJob } from '@inferry/transform'
import { type Command, Option } from 'commander'
import { integer } from '../integer.ts'

/** What a job does, as `CreateTransformJob` names it. */
export interface JobFlags {
  readonly contentType?: string
  readonly accept?: string
  readonly compression?: TransformJob['compression']
  readonly splitType?: TransformJob['splitType']
  readonly assembleWith?: TransformJob['assembleWith']
  readonly batchStrategy?: TransformJob['batchStrategy']
  readonly maxPayloadInMb?: number
  readonly maxConcurrentTransforms?: number
  readonly inputFilter?: string
  readonly joinSource?: TransformJob['dataProcessing']['joinSource']
  readonly outputFilter?: string
  readonly sliceEnd?: TransformJob['dataProcessing']['sliceEnd']
  readonly onError?: TransformJob['onError']
  readonly csvHeader?: TransformJob['csvHeader']
  readonly blankLines?: TransformJob['blankLines']
  readonly invocationsTimeoutInSeconds?: number
  readonly invocationsMaxRetries?: number
}

/** Flags whose names differ from the job's fields, by field. */
export const jobFlagNames: Readonly<Record<string, string>> = {
  contentType: 'content-type',
  splitType: 'split-type',
  assembleWith: 'assemble-with',
  batchStrategy: 'batch-strategy',
  maxPayloadInMB: 'max-payload-in-mb',
  maxConcurrentTransforms: 'max-concurrent-transforms',
  inputFilter: 'input-filter',
  joinSource: 'join-source',
  outputFilter: 'output-filter',
  sliceEnd: 'slice-end',
  onError: 'on-error',
  csvHeader: 'csv-header',
  blankLines: 'blank-lines',
  url: 'via',
  invocationsTimeoutInSeconds: 'invocations-timeout-in-seconds',
  invocationsMaxRetries: 'invocations-max-retries',
}

/** The flag of a job's field, as it is written. */
export function flagOf(field: string): string {
  return `--${jobFlagNames[field] ?? field}`
}

export function addJobFlags(command: Command): Command {
  const choice = (flags: string, about: string, choices: readonly string[]) =>
    command.addOption(new Option(flags, about).choices([...choices]))
  command
    .option('-t, --content-type <type>', "of the records (default: what the objects' names tell)")
    .option('-a, --accept <type>', "of the answers (default: the records' form)")
  choice('--split-type <how>', 'how an object is split into records (default: None, it is one)', [
    'None',
    'Line',
    'RecordIO',
    'TFRecord',
    'Parquet',
  ])
  choice('--batch-strategy <how>', 'records in a request (default: MultiRecord)', [
    'MultiRecord',
    'SingleRecord',
  ])
  command
    .option(
      '--max-payload-in-mb <megabytes>',
      'of a request; 0: each object whole, in chunks (default: 6)',
      integer(0, 100),
    )
    .option('--max-concurrent-transforms <number>', 'requests at a time (default: 1)', integer(1, 100))
  choice('--assemble-with <how>', 'Line ends each answer by a newline; Parquet is one file (default: None)', [
    'None',
    'Line',
    'Parquet',
  ])
  choice('--compression <how>', 'of the input (default: None)', ['None', 'Gzip'])
  command
    .option('--input-filter <path>', 'JSONPath of what of a record is sent (default: $)')
    .option('--output-filter <path>', 'JSONPath of what of an answer is written (default: $)')
  choice('--join-source <what>', 'Input: records stand beside their answers (default: None)', [
    'None',
    'Input',
  ])
  choice('--slice-end <how>', 'whether [1:4] ends before element 4 or with it (default: exclusive)', [
    'exclusive',
    'inclusive',
  ])
  choice(
    '--on-error <what>',
    'fail: a bad record fails its object; record, with lines: a placeholder stands for it (default: fail)',
    ['fail', 'record'],
  )
  choice(
    '--csv-header <what>',
    'the first line of CSV: none, skip, or send before each request (default: none)',
    ['none', 'skip', 'send'],
  )
  choice('--blank-lines <what>', 'lines with nothing in them: skip, or keep as records (default: skip)', [
    'skip',
    'keep',
  ])
  return command
    .option('--invocations-timeout-in-seconds <seconds>', 'for one request (default: 600)', integer(1, 3600))
    .option('--invocations-max-retries <number>', 'of a request that failed (default: 3)', integer(0, 3))
}

export function jobOf(flags: JobFlags): TransformJob {
  return makeJob({
    contentType: flags.contentType,
    accept: flags.accept,
    compression: flags.compression,
    splitType: flags.splitType,
    assembleWith: flags.assembleWith,
    batchStrategy: flags.batchStrategy,
    maxPayloadInMB: flags.maxPayloadInMb,
    maxConcurrentTransforms: flags.maxConcurrentTransforms,
    dataProcessing: {
      inputFilter: flags.inputFilter,
      joinSource: flags.joinSource,
      outputFilter: flags.outputFilter,
      sliceEnd: flags.sliceEnd,
    },
    onError: flags.onError,
    csvHeader: flags.csvHeader,
    blankLines: flags.blankLines,
    invocationsTimeoutInSeconds: flags.invocationsTimeoutInSeconds,
    invocationsMaxRetries: flags.invocationsMaxRetries,
  })
}
