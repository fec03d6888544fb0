import { writeFile } from 'node:fs/promises'
import { htmlReport, runBench, terminalReport } from '@inferry/bench'
import { InferryError, systemReason } from '@inferry/core'
import type { Command } from 'commander'
import { addCompare } from '../bench/add-compare.ts'
import { addBenchFlags, type BenchFlags } from '../bench/bench-flags.ts'
import { benchPrices } from '../bench/bench-prices.ts'
import { deployedSubjects } from '../bench/deployed-flags.ts'
import { refuseIdle } from '../bench/refuse-idle.ts'
import { settingsOf } from '../bench/settings-of.ts'
import { subjectsOf } from '../bench/subjects-of.ts'
import { blameFlags } from '../blame-flags.ts'
import { rootOf } from '../build/roots.ts'
import type { Io } from '../io.ts'
import { untilStopped } from '../until-stopped.ts'
import { withArtifact } from '../with-artifact.ts'

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
  addBenchFlags(command).action((path: string, flags: BenchFlags) =>
    blameFlags(() => bench(path, flags, io), { coldStarts: 'cold-starts' }),
  )
  addCompare(command, io)
}

async function bench(path: string, flags: BenchFlags, io: Io): Promise<void> {
  const { out, report } = flags
  refuseIdle(flags)
  const settings = settingsOf(flags)
  const deployed = deployedSubjects(flags)
  const alone = deployed.length > 0 && flags.target === undefined
  if (settings.coldStarts === 0 && settings.rounds === 0) {
    const message = 'nothing is to be measured: ask for cold starts or for rounds'
    throw new InferryError('INVALID_CONFIGURATION', message, { location: { field: 'rounds' } })
  }
  const { prices, note } = await benchPrices(flags, alone)
  if (note !== undefined) io.note(note)
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
