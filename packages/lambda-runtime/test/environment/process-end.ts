import t from 'tap'
import { describeEnd, exitMessage } from '../../src/environment/process-end.ts'

const cases = [
  [0, null, undefined, 'Runtime exited without providing a reason'],
  [129, null, 'exit status 129', 'Runtime exited with error: exit status 129'],
  [null, 'SIGKILL', 'signal: killed', 'Runtime exited with error: signal: killed'],
  [null, 'SIGSEGV', 'signal: segmentation fault', 'Runtime exited with error: signal: segmentation fault'],
  [null, 'SIGUSR1', 'signal: SIGUSR1', 'Runtime exited with error: signal: SIGUSR1'],
] as const

for (const [code, signal, description, message] of cases) {
  t.test(message, async (t) => {
    t.equal(describeEnd(code, signal), description)
    t.equal(exitMessage(description), message)
  })
}
