import type { HttpQuestion, Question } from '../load/question.ts'
import type { LoadReports } from '../load/reports.ts'

/** What can be measured on this machine. */
export const benchTargets = ['local', 'lambda', 'sagemaker', 'fargate'] as const

export type BenchTarget = (typeof benchTargets)[number]

/** An artifact built for a target, which is measured on this machine. */
export interface BuiltSubject {
  readonly target: BenchTarget
  readonly engine: string
  /** The memory size of a function. */
  readonly megabytes?: number
}

/** A Lambda function or a SageMaker endpoint that serves already. */
export interface DeployedSubject {
  readonly target: 'function' | 'endpoint'
  /** As it was given: a function's name or ARN, with a qualifier or without; an endpoint's name. */
  readonly name: string
  /** Of an endpoint with several models: `TargetModel`, the key of its archive. */
  readonly model?: string
  /** What the SDK finds unless told. */
  readonly region?: string
}

/** One thing that is measured beside others. */
export type Subject = BuiltSubject | DeployedSubject

export function isDeployed(subject: Subject): subject is DeployedSubject {
  return subject.target === 'function' || subject.target === 'endpoint'
}

/** Whether each of its environments works on one request at a time. */
export function isFunction({ target }: Subject): boolean {
  return target === 'lambda' || target === 'function'
}

/** A subject as people call it: `lambda, trees, 512 MB`, `function forest:live`, `endpoint models, eu-west-1`. */
export function showSubject(subject: Subject): string {
  if (isDeployed(subject)) {
    const { target, name, model, region } = subject
    // Of an ARN the account stays out of reports.
    const shown = `${target} ${name.replace(/^.*:function:/, '')}`
    return [shown, ...(model === undefined ? [] : [model]), ...(region === undefined ? [] : [region])].join(
      ', ',
    )
  }
  const { target, engine, megabytes } = subject
  return [target, engine, ...(megabytes === undefined ? [] : [`${megabytes} MB`])].join(', ')
}

/** What a subject's processes have used so far, as far as the system tells. */
export interface Usage {
  /** Of all cores. */
  readonly cpuSeconds?: number
  /** Whose processor time it is, where another process may take the place of one that has ended. */
  readonly pid?: number
  /** The most memory held, bytes. */
  readonly peakBytes?: number
}

/** What is put under load: a fresh process of a server, that is being started or serves, or what is deployed. */
export interface Running {
  /** A recorded sample, as this target is asked. */
  readonly question: Question
  /** Requests that it works on at once; others would wait in line. Any number unless told. */
  readonly atOnce?: number
  /** Whether it has the processor share of its memory size, for what has one. */
  readonly cpuShareKept?: boolean
  /** The last of what it wrote. */
  log(): string
  /** How it ended, in words, if it has. */
  end(): string | undefined
  usage(): Promise<Usage>
  /** What a function's environment reported since this was last asked; absent where no log tells it. */
  takeReports?(): LoadReports | undefined
  close(): Promise<void>
}

/** What was started here. */
export interface RunningHere extends Running {
  readonly question: HttpQuestion
}

/** A subject that answers requests, built, to be started any number of times. */
export interface Built {
  readonly subject: BuiltSubject
  /** Resolves as soon as there is a process. */
  start(): Promise<RunningHere>
}

/** A batch worker, built. Each of its processes does one job and ends. */
export interface BuiltWorker {
  readonly subject: BuiltSubject
  /** Writes what a job is to answer: the artifact's samples, again and again until it has so many bytes, at least once. */
  writeObject(bytes: number): Promise<JobObject>
  /** Resolves as soon as there is a process. */
  startJob(object: JobObject): Promise<RunningJob>
}

/** What a job reads and writes, on disk. */
export interface JobObject {
  /** Folders. */
  readonly input: string
  readonly output: string
  /** With what was written of it. */
  remove(): Promise<void>
}

/** A fresh process of a worker. */
export interface RunningJob {
  /** The last of what it wrote. */
  log(): string
  usage(): Promise<Usage>
  hasEnded(): boolean
  /** How it ended, in words; undefined if with 0: all is answered. */
  readonly ended: Promise<string | undefined>
  close(): Promise<void>
}
