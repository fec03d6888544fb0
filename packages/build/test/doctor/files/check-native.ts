import t from 'tap'
import { checkNative } from '../../../src/doctor/files/check-native.ts'
import { elfHeader } from '../../fixtures/elf-header.ts'
import { smallBundle } from '../fixtures/small-bundle.ts'

t.test('native files must be for the bundle’s processor', async (t) => {
  const file = 'native/libonnxruntime.so.1'
  const { folder, description } = await smallBundle(t, 'local', {}, { [file]: elfHeader(183) })
  const { files } = description
  t.same(await checkNative(folder, { files, arch: 'arm64' }), { state: 'ok', note: '1 file for arm64' })
  t.same(await checkNative(folder, { files, arch: 'x64' }), {
    state: 'failed',
    reason: `${file} is for arm64, and the bundle for x64, where it could not be loaded; build again with --arch x64`,
  })
})

t.test('without any it runs everywhere', async (t) => {
  const { folder, description } = await smallBundle(t, 'local')
  t.same(await checkNative(folder, description), { state: 'ok', note: 'none, runs on every processor' })
})
