import { writeFileSync } from 'node:fs'
import { describeMachine } from '@inferry/bench/figures'

/** Writes `result` with date, machine and the command that repeats it to a JSON file, and prints where. */
export function writeRecord(file: URL, command: string, result: object): void {
  const record = {
    date: new Date().toISOString().slice(0, 10),
    command,
    machine: describeMachine(),
    ...result,
  }
  writeFileSync(file, `${JSON.stringify(record, undefined, 2)}\n`)
  console.log(`recorded in ${file.pathname.split('/').slice(-3).join('/')}`)
}
