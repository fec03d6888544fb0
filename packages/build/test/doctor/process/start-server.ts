import t from 'tap'
import { serverCommands, startServer } from '../../../src/doctor/process/start-server.ts'
import { smallContext } from '../fixtures/small-context.ts'

for (const target of ['local', 'sagemaker'] as const) {
  t.test(`${target} comes to answer at its address`, async (t) => {
    const { url, process } = await startServer(await smallContext(t, target), serverCommands[target])
    t.teardown(() => process.close())
    let status: number | undefined
    while (status === undefined && !process.hasEnded())
      status = (await fetch(`${url}/ping`).catch(() => undefined))?.status
    t.equal(status, 200, process.output())
  })
}
