import { examineBundle, showResult, type Target, targets } from '@inferry/build'
import { type Command, Option } from 'commander'
import { blameFlags } from '../blame-flags.ts'
import type { Io } from '../io.ts'

interface DoctorFlags {
  readonly target?: Target
}

export function addDoctor(program: Command, io: Io): void {
  program
    .command('doctor')
    .summary('try what was built as its platform would')
    .description(
      'Replays the contract of the platform that a bundle was built for on this machine: its files and sizes, start and ' +
        'readiness, a user without a home, a read-only folder, the samples, limits of bodies and memory, SIGTERM. It ' +
        'runs the bundle. Says in a line what each check found; ends with 1 if one failed.',
    )
    .argument('<bundle>', 'what inferry build wrote: the folder of a target, or the zip of a function')
    .addOption(
      new Option('-t, --target <name>', 'where it is to go (default: what it was built for)').choices(
        targets,
      ),
    )
    .action(async (path: string, { target }: DoctorFlags) => {
      await blameFlags(async () => {
        for await (const result of examineBundle(path, target === undefined ? {} : { target })) {
          await io.write(`${showResult(result)}\n`)
          if (result.finding.state === 'failed') io.exitCode(1)
        }
      })
    })
}
