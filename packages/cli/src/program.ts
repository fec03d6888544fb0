import { Command } from 'commander'
import { addInspect } from './commands/inspect.ts'
import { addPack } from './commands/pack.ts'
import { addPredict } from './commands/predict.ts'
import { addServe } from './commands/serve.ts'
import { addVerify } from './commands/verify.ts'
import type { Io } from './io.ts'

/** The command line, bound to what it may touch. */
export function createProgram(io: Io): Command {
  const program = new Command('inferry')
    .description('Ships one model artifact behind every door.')
    .showHelpAfterError('(see inferry <command> --help)')
    .configureHelp({ sortSubcommands: false })
  for (const add of [addPack, addInspect, addPredict, addServe, addVerify]) add(program, io)
  return program
}
