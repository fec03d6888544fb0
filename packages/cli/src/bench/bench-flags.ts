import { benchTargets, defaultSettings } from '@inferry/bench'
import { type Command, Option } from 'commander'
import { engineNames } from '../engines.ts'
import { integer } from '../integer.ts'
import { once } from '../once.ts'
import { oneOf } from '../one-of.ts'
import { several } from '../several.ts'
import { type DeployedFlags, endpointName, functionName } from './deployed-flags.ts'
import type { SubjectFlags } from './subjects-of.ts'

export interface BenchFlags extends SubjectFlags, DeployedFlags {
  readonly coldStarts?: number
  readonly rounds?: number
  readonly seconds?: number
  readonly connections?: number
  readonly rate?: number
  readonly out?: string
  readonly report?: string
  readonly region?: string
  readonly prices?: string
}

const { coldStarts, rounds, seconds, connections } = defaultSettings

/** Gives the flags of `inferry bench` to a command. */
export function addBenchFlags(command: Command): Command {
  return command
    .option(
      '-t, --target <name>',
      `what to measure, more than once for several: ${benchTargets.join(', ')} (default: all)`,
      several(oneOf(benchTargets)),
    )
    .option(
      '--function <name>',
      'a deployed Lambda function: name, name:qualifier or ARN, more than once for several; warm unless --cold-starts is given',
      several(functionName),
    )
    .option(
      '--endpoint <name>',
      'a deployed SageMaker endpoint, or name/model of one with several models, more than once for several; warm only',
      several(endpointName),
    )
    .addOption(
      new Option('-e, --engine <name>', "the engine to run it (default: the artifact's first)").choices([
        ...engineNames(),
        'all',
      ]),
    )
    .option(
      '-m, --memory <megabytes>',
      'the size of the function, more than once for several (default: 1769, one CPU)',
      several(integer(128, 10_240)),
    )
    .option(
      '--cold-starts <number>',
      `cold starts alone; each round adds one here (default: ${coldStarts}). Those of a deployed function change its ` +
        'configuration: an environment variable, which is removed at the end (default: none)',
      integer(0, 1000),
    )
    .option(
      '--rounds <number>',
      `fresh processes that are put under load or do a job (default: ${rounds})`,
      integer(0, 1000),
    )
    .option(
      '--seconds <number>',
      `of each load, and about of each job (default: ${seconds})`,
      integer(1, 3600),
    )
    .option(
      '--connections <number>',
      `that ask as fast as answers come; a function here has one (default: ${connections})`,
      integer(1, 1000),
    )
    .option(
      '--rate <number>',
      'requests a second at the constant rate (default: half of what was reached before)',
      integer(1, 1_000_000),
    )
    .option('-o, --out <file>', 'where to write all that was measured, as JSON', once)
    .option('--report <file>', 'where to write the report, one HTML file that needs no network')
    .option(
      '--region <name>',
      "of what is deployed (default: the AWS SDK's, such as AWS_REGION), and whose prices the report takes for the " +
        'target lambda (default: us-east-1)',
      once,
    )
    .option('--prices <file>', 'prices in place of those that come with this release', once)
}
