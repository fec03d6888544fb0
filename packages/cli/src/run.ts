import type { Command } from 'commander'
import { complain } from './complain.ts'
import type { Io } from './io.ts'
import { createProgram } from './program.ts'

/** Runs one command. Exit codes: 0 done, 1 failed or not verified, 2 wrong usage. */
export async function run(args: readonly string[], io: Io): Promise<void> {
  const program = createProgram(io)
  for (const command of withSubcommands(program)) {
    command.exitOverride()
    command.configureOutput({
      writeOut: (text) => void io.write(text),
      writeErr: (text) => io.note(text.trimEnd()),
    })
  }
  try {
    await program.parseAsync(args, { from: 'user' })
  } catch (error) {
    if (isUsage(error)) io.exitCode(error.exitCode === 0 ? 0 : 2)
    else complain(error, io)
  }
}

function withSubcommands(command: Command): readonly Command[] {
  return [command, ...command.commands.flatMap(withSubcommands)]
}

/** Commander throws for wrong usage, after it said what is wrong, and for --help. */
function isUsage(error: unknown): error is { readonly exitCode: number } {
  return error instanceof Error && 'code' in error && String(error.code).startsWith('commander.')
}
