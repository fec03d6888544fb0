import { writeFile } from 'node:fs/promises'
import { benchTargets, defaultSettings, htmlReport, runBench, terminalReport } from '@inferry/bench'
import { InferryError, systemReason } from '@inferry/core'
import { readPrices } from '@inferry/cost'
import { type Command, Option } from 'commander'
import { addCompare } from '../bench/add-compare.ts'
import { type DeployedFlags, deployedSubjects, endpointName, functionName } from '../bench/deployed-flags.ts'
import { lambdaPrices } from '../bench/lambda-prices.ts'
import { type SubjectFlags, subjectsOf } from '../bench/subjects-of.ts'
import { blameFlags } from '../blame-flags.ts'
import { rootOf } from '../build/roots.ts'
import { engineNames } from '../engines.ts'
import { integer } from '../integer.ts'
import type { Io } from '../io.ts'
import { once } from '../once.ts'
import { oneOf } from '../one-of.ts'
import { several } from '../several.ts'
import { untilStopped } from '../until-stopped.ts'
import { withArtifact } from '../with-artifact.ts'

interface BenchFlags extends SubjectFlags, DeployedFlags {
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

export function addBench(program: Command, io: Io): void {
  const command = program
    .command('bench')
    .summary('measure an artifact on every target, or where it is deployed, cold and warm')
    .description(
      'Builds the artifact for each target and measures it on this machine: cold starts in fresh processes, phase by ' +
        'phase; then under load, as fast as answers come and at a constant rate, where a latency counts from when the ' +
        'request was due; a batch worker in jobs of many records. All take turns. With --function or --endpoint what is ' +
        'deployed on AWS is measured in place of the targets, or beside those that are given. Standard output holds the ' +
        'tables.',
    )
    .argument('<artifact>', 'folder or .tar.gz; it is asked its samples')
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
    .option('-o, --out <file>', 'where to write all that was measured, as JSON')
    .option('--report <file>', 'where to write the report, one HTML file that needs no network')
    .option(
      '--region <name>',
      "of what is deployed (default: the AWS SDK's, such as AWS_REGION), and whose prices the report takes for Lambda " +
        '(default: us-east-1)',
      once,
    )
    .option('--prices <file>', 'prices in place of those that come with this release', once)
    .action((path: string, flags: BenchFlags) =>
      blameFlags(() => bench(path, flags, io), { coldStarts: 'cold-starts' }),
    )
  addCompare(command, io)
}

async function bench(path: string, flags: BenchFlags, io: Io): Promise<void> {
  const { out, report, prices: file, ...settings } = flags
  const deployed = deployedSubjects(flags)
  const alone = deployed.length > 0 && flags.target === undefined
  if (settings.coldStarts === 0 && settings.rounds === 0) {
    const message = 'nothing is to be measured: ask for cold starts or for rounds'
    throw new InferryError('INVALID_CONFIGURATION', message, { location: { field: 'rounds' } })
  }
  const read = await readPrices({
    // Prices are of what is built here.
    ...(flags.region !== undefined && !alone && { region: flags.region }),
    ...(file !== undefined && { file }),
  })
  const prices = lambdaPrices(read, process.arch === 'arm64' ? 'arm64' : 'x64')
  await untilStopped(async (signal) => {
    if (deployed.length > 0 && settings.coldStarts)
      signal.addEventListener('abort', () => io.note('inferry: stopping, once functions are as they were'))
    const result = await withArtifact(path, (artifact) => {
      const here = alone ? [] : subjectsOf(artifact.manifest, flags)
      return runBench({
        ...{ artifact, signal, rootOf, ...settings },
        subjects: [...here, ...deployed],
        onStep: (step, of, what) => {
          if (io.terminal.errors) io.status(`${step}/${of} ${what}`)
        },
      })
    })
      .catch((error) => {
        if (error !== signal.reason) throw error
      })
      .finally(() => {
        if (io.terminal.errors) io.status('')
      })
    if (result === undefined) {
      io.note('inferry: stopped; nothing was written')
      io.exitCode(130)
      return
    }
    if (out !== undefined) await write('out', out, `${JSON.stringify(result)}\n`)
    if (report !== undefined) await write('report', report, htmlReport(result, prices))
    await io.write(terminalReport(result, prices))
  })
}

async function write(field: 'out' | 'report', file: string, text: string): Promise<void> {
  try {
    await writeFile(file, text)
  } catch (cause) {
    const message = `${file}: cannot be written: ${systemReason(cause)}`
    throw new InferryError('INVALID_CONFIGURATION', message, { cause, location: { field } })
  }
}
