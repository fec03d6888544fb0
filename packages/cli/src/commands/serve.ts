import { serve } from '@inferry/app-local'
import { executions, InferryError, logLevels } from '@inferry/core'
import { type Command, Option } from 'commander'
import { blameFlags } from '../blame-flags.ts'
import { engineNames, engines } from '../engines.ts'
import { integer } from '../integer.ts'
import type { Io } from '../io.ts'
import { type FunctionFlags, serveAsLambda } from '../serve-as-lambda.ts'

interface ServeFlags extends FunctionFlags {
  readonly as?: 'local' | 'lambda'
  readonly host?: string
  readonly port?: number
  readonly engine?: string
  readonly execution?: 'auto' | 'inline' | 'isolated'
  readonly threads?: number
  readonly bodyLimit?: number
  readonly control?: boolean
  readonly logLevel?: string
  readonly pretty?: boolean
}

export function addServe(program: Command, io: Io): void {
  program
    .command('serve')
    .summary('answer over HTTP')
    .description(
      'Serves artifacts over HTTP: /invocations (SageMaker, MLflow), /v2 (Open Inference Protocol), /metrics, /docs. ' +
        'SIGTERM or Ctrl-C drains: accepted requests are answered, then it ends with 0; with 1 if some took longer than 25 s.',
    )
    .argument('<path...>', 'artifacts (folder or .tar.gz), or folders of artifacts')
    .addOption(
      new Option(
        '--as <target>',
        "answer as on this target: local, or lambda, over HTTP as AWS's emulator of Lambda does (default: local)",
      ).choices(['local', 'lambda']),
    )
    .option('--host <address>', 'the address to listen on; there is no authentication (default: 127.0.0.1)')
    .option('-p, --port <number>', 'the port; 0 takes a free one (default: 8080)', integer(0, 65_535))
    .addOption(new Option('-e, --engine <name>', 'the engine to run the models').choices(engineNames()))
    .addOption(
      new Option(
        '--execution <where>',
        'run on the event loop (inline) or in a process beside it (isolated, onnxruntime only); auto measures (default: auto)',
      ).choices(executions),
    )
    .option(
      '--threads <number>',
      'threads within one run (default: 1 for a fast model, for a slow one what the platform allows)',
      integer(1, 1024),
    )
    .option('--body-limit <bytes>', 'the largest request body (default: 6 MiB)', integer(1, 2 ** 31 - 1))
    .option('--control', 'models can be loaded and unloaded over HTTP (default: if the host is loopback)')
    .option('--no-control', 'they cannot')
    .addOption(new Option('--log-level <level>', 'what is logged (default: info)').choices(logLevels))
    .option('--pretty', 'logs for people')
    .option(
      '--memory <megabytes>',
      'of the function, with --as lambda (default: 1769, one CPU)',
      integer(128, 10_240),
    )
    .option('--timeout <seconds>', 'of an invocation, with --as lambda (default: 30)', integer(1, 900))
    .action(async (paths: readonly string[], { as, ...flags }: ServeFlags) => {
      if (as === 'lambda')
        await blameFlags(() => serveAsLambda(paths, flags, io), { bodyLimit: 'body-limit' })
      else io.exit(await blameFlags(async () => serveLocally(paths, flags)))
    })
}

async function serveLocally(paths: readonly string[], flags: ServeFlags): Promise<number> {
  for (const field of ['memory', 'timeout'] as const) {
    if (flags[field] === undefined) continue
    const message = 'only a function has such a setting: use it with --as lambda'
    throw new InferryError('INVALID_CONFIGURATION', message, { location: { field } })
  }
  const { docsPage } = await import('@inferry/app-local/docs')
  return serve({ paths, engines: engines(), docs: docsPage, ...flags })
}
