import t from 'tap'
import { checkSize } from '../../../src/doctor/files/check-size.ts'
import { smallBundle } from '../fixtures/small-bundle.ts'

t.test('what Lambda takes', async (t) => {
  const { folder, description } = await smallBundle(t, 'lambda-zip')
  const mib = 1024 ** 2
  t.match(await checkSize(folder, description, 50 * mib), {
    state: 'ok',
    note: /^52\.4 MB zipped, \d\.\d kB unzipped$/,
  })
  t.match(await checkSize(folder, description), { state: 'ok', note: /the zip itself was not given$/ })
  t.match(await checkSize(folder, description, 51 * mib), {
    state: 'ok',
    note: /^53\.5 MB zipped, \d\.\d kB unzipped; of more than 50 MiB, upload it through S3$/,
  })
  const files = [{ path: 'a', size: 251 * mib, sha256: '' }]
  t.match(await checkSize(folder, { files }, 1), {
    state: 'failed',
    reason: /^it has 251\.0 MiB unzipped, and Lambda takes 250 MiB: /,
  })
})
