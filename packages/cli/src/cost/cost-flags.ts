import {
  type ArrivalKind,
  arrivalKinds,
  type Deployment,
  fronts,
  type ServiceName,
  serviceNames,
} from '@inferry/cost'
import { type Command, Option } from 'commander'
import { decimal } from '../decimal.ts'
import { integer } from '../integer.ts'
import { once } from '../once.ts'

/** What a workload is, how it is set up, and what is told of it. */
export interface CostFlags {
  readonly bench?: string
  readonly engine?: string
  readonly requestsPerDay?: number
  readonly durationMs?: number
  readonly memory?: number
  readonly requestBytes?: number
  readonly responseBytes?: number
  readonly days?: number
  readonly trace?: string
  readonly arrivals?: ArrivalKind
  readonly coldMs?: number
  readonly keepAlive?: number
  readonly seed?: number
  readonly services?: readonly ServiceName[]
  readonly arch?: Deployment['architecture']
  readonly front?: Deployment['front']
  readonly freeTier?: true
  readonly provisioned?: number
  readonly storage?: number
  readonly instanceType?: string
  readonly transformInstanceType?: string
  readonly instances?: number
  readonly utilization?: number
  readonly jobsPerDay?: number
  readonly startSeconds?: number
  readonly jobConcurrency?: number
  readonly region?: string
  readonly prices?: string
  readonly json?: true
  readonly chart?: string
}

/** Flags whose names differ from the fields that are at fault, by field. */
export const costFlagNames: Readonly<Record<string, string>> = {
  requestsPerDay: 'requests-per-day',
  durationMs: 'duration-ms',
  memoryMb: 'memory',
  requestBytes: 'request-bytes',
  responseBytes: 'response-bytes',
  coldMs: 'cold-ms',
  keepAliveSeconds: 'keep-alive',
  architecture: 'arch',
  freeTier: 'free-tier',
  storageMb: 'storage',
  instanceType: 'instance-type',
  transformInstanceType: 'transform-instance-type',
  jobsPerDay: 'jobs-per-day',
  startSeconds: 'start-seconds',
  jobConcurrency: 'job-concurrency',
}

export function addCostFlags(command: Command): Command {
  addWorkload(command)
  addArrivals(command)
  addSetup(command)
  return command
    .option('--region <name>', 'whose prices (default: us-east-1)', once)
    .option('--prices <file>', 'prices in place of those that come with this release', once)
    .option('--chart <file>', 'write an SVG of cost against requests a day there', once)
    .option('--json', 'everything as JSON')
}

function addWorkload(command: Command): void {
  command
    .option('-r, --requests-per-day <number>', 'on average', decimal(0, 1e12))
    .option(
      '--bench <file>',
      'of bench --out: durations, memory, bodies and cold starts are from there, but for what flags give',
      once,
    )
    .option(
      '--engine <name>',
      'of the bench result (default: its first, and what is deployed before it)',
      once,
    )
    .option('-d, --duration-ms <milliseconds>', 'that a warm request computes', decimal(0, 1e9))
    .option('-m, --memory <megabytes>', 'that the model is run with (default: 512)', integer(1, 1_000_000))
    .option('--request-bytes <bytes>', 'of a request (default: 1000)', integer(0, 1e15))
    .option('--response-bytes <bytes>', 'of an answer (default: 1000)', integer(0, 1e15))
    .option('--days <number>', 'that the bill is for, at most a month (default: 30)', decimal(0, 31))
}

function addArrivals(command: Command): void {
  command
    .option('--trace <file>', 'CSV of requests: when each came and, if told, milliseconds', once)
    .addOption(
      new Option(
        '--arrivals <kind>',
        'make up requests that come evenly at random, with the day, or in bursts (default: poisson, with --cold-ms)',
      ).choices(arrivalKinds),
    )
    .option('--cold-ms <milliseconds>', 'that a cold start adds (default: 0)', decimal(0, 1e9))
    .option('--keep-alive <seconds>', 'that an idle instance stays (default: 600)', decimal(0, 1e9))
    .option('--seed <number>', 'of what is made up (default: 1)', integer(0, 2 ** 32 - 1))
}

function addSetup(command: Command): void {
  command
    .addOption(new Option('-s, --services <name...>', 'compare these alone').choices(serviceNames))
    .addOption(
      new Option(
        '--arch <name>',
        'the processor of Lambda and Fargate (default: that of what --bench measured here, else x64)',
      ).choices(['x64', 'arm64']),
    )
    .addOption(
      new Option(
        '--front <name>',
        'what is in front of Lambda and of a Fargate service (default: function-url)',
      ).choices(fronts),
    )
    .option('--free-tier', "Lambda's monthly free tier is still there")
    .option('--provisioned <number>', 'instances that are kept ready (default: 0)', integer(0, 10_000))
    .option('--storage <megabytes>', "a function's /tmp (default: 512)", integer(512, 10_240))
    .option('--instance-type <name>', 'of an endpoint (default: ml.t2.medium)', once)
    .option('--transform-instance-type <name>', 'of batch transform (default: ml.m5.large)', once)
    .option(
      '--instances <number>',
      'of an endpoint, tasks of a service, workers of a job (default: as many as the load needs)',
      integer(1, 1_000_000),
    )
    .option(
      '--utilization <share>',
      'of an endpoint or service in the busiest hour, which tells how many instances (default: 0.5)',
      decimal(0.01, 1),
    )
    .option(
      '--jobs-per-day <number>',
      'that requests are gathered in, if they may wait (default: 1)',
      integer(1, 86_400),
    )
    .option(
      '--start-seconds <seconds>',
      "that a job's worker is billed before its first request: the image's pull, the start (default: 0, with which batch transform is never chosen)",
      decimal(0, 86_400),
    )
    .option(
      '--job-concurrency <number>',
      "requests at a time in a job's worker (default: 1)",
      integer(1, 100),
    )
}
