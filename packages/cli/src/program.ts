import { createRequire } from 'node:module'
import { Command } from 'commander'
import { addBench } from './commands/bench.ts'
import { addBuild } from './commands/build.ts'
import { addCost } from './commands/cost.ts'
import { addDoctor } from './commands/doctor.ts'
import { addInspect } from './commands/inspect.ts'
import { addPack } from './commands/pack.ts'
import { addPredict } from './commands/predict.ts'
import { addServe } from './commands/serve.ts'
import { addTransform } from './commands/transform.ts'
import { addVerify } from './commands/verify.ts'
import type { Io } from './io.ts'

const { version } = createRequire(import.meta.url)('../package.json') as { readonly version: string }

/** The command line, bound to what it may touch. */
export function createProgram(io: Io): Command {
  const program = new Command('inferry')
    .description('Ships one model artifact behind every door.')
    .version(`inferry ${version}`, '--version', 'show name and version')
    .showHelpAfterError('(see inferry --help)')
    .configureHelp({ sortSubcommands: false })
  const commands = [
    addPack,
    addInspect,
    addPredict,
    addServe,
    addTransform,
    addVerify,
    addBuild,
    addDoctor,
    addBench,
    addCost,
  ]
  for (const add of commands) add(program, io)
  for (const command of program.commands) command.showHelpAfterError(`(see inferry ${command.name()} --help)`)
  return program
}
