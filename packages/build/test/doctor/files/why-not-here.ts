import t from 'tap'
import { whyNotHere } from '../../../src/doctor/files/why-not-here.ts'
import { elfHeader } from '../../fixtures/elf-header.ts'
import { smallBundle } from '../fixtures/small-bundle.ts'

t.test('a processor, a system or a Node that cannot start it', async (t) => {
  const { folder, description } = await smallBundle(t, 'local', {}, { 'native/a.node': elfHeader(183) })
  const machine = { platform: 'linux', arch: 'arm64', version: '22.1.0' } as const
  const bundle = { ...description, arch: 'arm64' } as const
  t.equal(await whyNotHere(folder, bundle, machine), undefined)
  t.equal(
    await whyNotHere(folder, bundle, { ...machine, arch: 'x64' }),
    'native/a.node is not for this machine, which is x64; run the doctor on arm64',
  )
  t.equal(
    await whyNotHere(folder, bundle, { ...machine, platform: 'darwin' }),
    'its native files are for Linux, and this is darwin',
  )
  t.equal(await whyNotHere(folder, { ...bundle, arch: 'x64' }, machine), 'native/a.node could not be loaded')
  for (const version of ['18.20.0', '20.18.9'])
    t.equal(
      await whyNotHere(folder, bundle, { ...machine, version }),
      `it needs Node >=20.19, and this is ${version}`,
    )
})

t.test('one without native files starts on any', async (t) => {
  const { folder, description } = await smallBundle(t, 'local')
  t.equal(await whyNotHere(folder, description), undefined)
  const other = { platform: 'darwin', arch: 'riscv64', version: '20.19.0' } as const
  t.equal(await whyNotHere(folder, description, other), undefined)
})
