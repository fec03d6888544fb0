import type { Question } from '../load/send.ts'

/** What can be measured on this machine. A batch worker answers no requests. */
export const benchTargets = ['local', 'lambda', 'sagemaker'] as const

export type BenchTarget = (typeof benchTargets)[number]

/** One thing that is measured beside others. */
export interface Subject {
  readonly target: BenchTarget
  readonly engine: string
  /** The memory size of a function. */
  readonly megabytes?: number
}

/** A subject as people call it: `lambda, trees, 512 MB`. */
export function showSubject({ target, engine, megabytes }: Subject): string {
  return [target, engine, ...(megabytes === undefined ? [] : [`${megabytes} MB`])].join(', ')
}

/** What a server's processes have used so far, as far as the system tells. */
export interface Usage {
  /** Of all cores. */
  readonly cpuSeconds?: number
  /** The most memory held, bytes. */
  readonly peakBytes?: number
}

/** A fresh process of a subject, that is being started or serves. */
export interface Running {
  /** A recorded sample, as this target is asked. */
  readonly question: Question
  /** Requests that it works on at once; others would wait in line. Any number unless told. */
  readonly atOnce?: number
  /** The last of what it wrote. */
  log(): string
  /** How it ended, in words, if it has. */
  end(): string | undefined
  usage(): Promise<Usage>
  close(): Promise<void>
}

/** A subject that was built, to be started any number of times. */
export interface Built {
  readonly subject: Subject
  /** Resolves as soon as there is a process. */
  start(): Promise<Running>
}
