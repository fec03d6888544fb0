import { executions, logLevels } from '@inferry/core'
import { choice, flag, integer, type Kind, matching, text } from './kind.ts'

export interface Setting<T> {
  readonly kind: Kind<T>
  /** What it does, for the help. */
  readonly about: string
  /** What holds unless it is given, for the help. */
  readonly otherwise?: string
}

function setting<T>(kind: Kind<T>, about: string, otherwise?: string): Setting<T> {
  return { kind, about, ...(otherwise !== undefined && { otherwise }) }
}

/** Every setting by its argument's name: `split-type` is `--split-type` and `INFERRY_SPLIT_TYPE`. */
export const settingTable = {
  mode: setting(
    choice('job', 'queue'),
    'what it works on: objects of a prefix, or messages of a queue',
    'job; queue if queue-url is given',
  ),
  model: setting(text, 'the artifact: a folder or its .tar.gz', '/opt/ml/model'),
  engine: setting(text, 'the engine to run the model', "the artifact's first"),
  execution: setting(
    choice(...executions),
    'whether the model runs off the event loop',
    'auto: if it is slow',
  ),
  threads: setting(
    integer(1, 1024),
    'threads within a run',
    "1 for a fast model, the task's CPUs for a slow one",
  ),
  output: setting(text, 'where answers go: s3://bucket/prefix or a folder'),

  input: setting(text, 'job: s3://bucket/prefix, one object, a folder, a file'),
  's3-data-type': setting(
    choice('S3Prefix', 'ManifestFile'),
    'job: whether the input names objects, or a manifest of them',
    'S3Prefix',
  ),
  shard: setting(
    matching(/^\d{1,6}\/\d{1,6}$/, 'an index from 0 and a number of shards, such as 3/20'),
    'job: the share of the records to do, such as 3/20',
    "the array job's, if it is one",
  ),
  restart: setting(flag, 'job: begin anew, whatever an earlier run has done', 'false'),
  'write-summary': setting(flag, 'job: write the summary to the output too', 'false'),

  'queue-url': setting(
    matching(/^https?:\/\/[^/?#\s]+\/[^?#\s]+$/, 'https://sqs.<region>.amazonaws.com/<account>/<queue>'),
    'queue: where messages come from',
  ),
  'message-holds': setting(
    choice('auto', 'object', 'records'),
    "queue: a message's body names an object, or is records",
    'auto: told by its form',
  ),
  concurrency: setting(integer(1, 1000), 'queue: messages worked on at a time', "the task's CPUs"),
  'visibility-timeout-seconds': setting(
    integer(2, 43_200),
    'queue: how long a message is hidden at a time; renewed at half of it',
    '120',
  ),
  'wait-time-seconds': setting(integer(1, 20), 'queue: how long one poll waits', '20'),
  'retry-delay-seconds': setting(
    integer(0, 43_200),
    'queue: before a message is tried again, doubled each time, up to 15 minutes',
    '30',
  ),
  'idle-exit-seconds': setting(
    integer(1, 86_400),
    'queue: ends when there was nothing to do for so long',
    'never',
  ),

  'content-type': setting(text, 'of the records', "what the objects' names tell"),
  accept: setting(text, 'of the answers', "the records' form"),
  compression: setting(choice('None', 'Gzip'), 'of the input', 'None'),
  'split-type': setting(
    choice('None', 'Line', 'RecordIO', 'TFRecord', 'Parquet'),
    'how an object is split into records',
    'None: it is one',
  ),
  'batch-strategy': setting(choice('MultiRecord', 'SingleRecord'), 'records in a request', 'MultiRecord'),
  'max-payload-in-mb': setting(integer(0, 100), 'of a request; 0: each object whole', '6'),
  'max-concurrent-transforms': setting(
    integer(1, 100),
    'requests at a time',
    "the task's CPUs, as far as 100 MB allow",
  ),
  'assemble-with': setting(choice('None', 'Line', 'Parquet'), 'Line: each ends by a newline', 'None'),
  'input-filter': setting(text, 'JSONPath of what of a record is sent', '$'),
  'join-source': setting(choice('None', 'Input'), 'Input: records stand beside their answers', 'None'),
  'output-filter': setting(text, 'JSONPath of what of an answer is written', '$'),
  'slice-end': setting(
    choice('exclusive', 'inclusive'),
    'whether [1:4] ends before element 4 or with it',
    'exclusive',
  ),
  'on-error': setting(
    choice('fail', 'record'),
    'a bad record fails its object, or a placeholder stands for it',
    'fail',
  ),
  'csv-header': setting(
    choice('none', 'skip', 'send'),
    "what CSV's first line is: a record, left out, sent before each request",
    'none',
  ),
  'blank-lines': setting(choice('skip', 'keep'), 'whether lines with nothing in them are records', 'skip'),
  'invocations-timeout-in-seconds': setting(integer(1, 3600), 'for one request', '600'),
  'invocations-max-retries': setting(integer(0, 3), 'of a request that failed', '3'),

  'stop-timeout-seconds': setting(
    integer(2, 120),
    "from SIGTERM to the end: the task definition's stopTimeout",
    '30',
  ),
  'stop-reserve-seconds': setting(
    integer(1, 119),
    'how long before that end what is under way is cut, to be resumed',
    '10',
  ),
  metrics: setting(
    choice('auto', 'on', 'off'),
    'whether log lines carry metrics for CloudWatch',
    'auto: in a task of ECS',
  ),
  'job-name': setting(text, "the metrics' dimension Job", "the task definition's family"),
  'log-level': setting(choice(...logLevels), 'of the log on standard output', 'info'),
  'progress-seconds': setting(integer(1, 3600), 'between two lines that tell how far it is', '10'),
} as const

export type SettingName = keyof typeof settingTable

export type SettingValues = {
  readonly [Name in SettingName]?: (typeof settingTable)[Name] extends Setting<infer T> ? T : never
}

/** The environment variable of a setting. */
export function variableOf(name: string): string {
  return `INFERRY_${name.toUpperCase().replaceAll('-', '_')}`
}
