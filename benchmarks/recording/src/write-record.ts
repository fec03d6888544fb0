import { writeFileSync } from 'node:fs'
import { describeMachine } from '@inferry/bench/figures'
import type { Recorded } from './recorded.ts'

/** Writes `result` with date, machine and the command that repeats it to a JSON file. */
export function writeRecord(file: URL | string, command: string, result: object): void {
  const dated: Recorded = {
    date: new Date().toISOString().slice(0, 10),
    command,
    machine: describeMachine(),
  }
  writeFileSync(file, `${JSON.stringify({ ...dated, ...result }, undefined, 2)}\n`)
}
