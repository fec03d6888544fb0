import { availableParallelism } from 'node:os'
import { threadCount } from '@inferry/core'
import t from 'tap'
import { taskCpus } from '../../src/task/task-cpus.ts'

t.test('whole CPUs, and no more than there are', async (t) => {
  t.equal(taskCpus({ cpus: 0.25 }), 1)
  t.equal(taskCpus({ cpus: 1 }), 1)
  t.equal(taskCpus({ cpus: 190 }), availableParallelism())
  t.equal(taskCpus({}), threadCount())
})
