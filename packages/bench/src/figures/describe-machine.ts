import { cpus, release, totalmem, type } from 'node:os'

/** What a figure was measured on. */
export interface Machine {
  readonly cpu: string
  /** As Node calls it: `x64`, `arm64`. */
  readonly arch: string
  readonly cores: number
  readonly memoryGiB: number
  readonly os: string
  readonly node: string
}

export function describeMachine(): Machine {
  return {
    cpu: cpus()[0]?.model ?? 'unknown',
    arch: process.arch,
    cores: cpus().length,
    memoryGiB: Math.round(totalmem() / 2 ** 30),
    os: `${type()} ${release()}`,
    node: process.version,
  }
}
