import { threadCount } from '@inferry/core'
import type { TaskFacts } from './task-facts.ts'

/** Whole CPUs that the worker may use, at least 1: the task's as far as they are known, else the process's. */
export function taskCpus({ cpus }: TaskFacts): number {
  const here = threadCount()
  return cpus === undefined
    ? here
    : Math.max(1, Math.min(Math.round(cpus), process.getBuiltinModule('node:os').availableParallelism()))
}
