import t from 'tap'
import { nativeFiles } from '../../src/code/native-files.ts'
import { elfHeader } from '../fixtures/elf-header.ts'
import { nativeFolderOf } from '../fixtures/roots.ts'

for (const arch of ['x64', 'arm64'] as const) {
  t.test(`the two files of the installed package for ${arch}`, async (t) => {
    const files = await nativeFiles({ folder: nativeFolderOf(arch) }, arch, 'glibc')
    t.same([...files.keys()], ['native/libonnxruntime.so.1', 'native/onnxruntime_binding.node'])
  })
}

t.test('files of another processor', async (t) => {
  const folder = nativeFolderOf('arm64')
  await t.rejects(nativeFiles({ folder }, 'x64', 'glibc'), {
    code: 'ENGINE_UNAVAILABLE',
    message: `${folder}/libonnxruntime.so.1: is for arm64, and the bundle for x64`,
  })
})

t.test('musl is refused, whatever is there', async (t) => {
  const refused = nativeFiles({ folder: 'nowhere' }, 'x64', 'musl')
  await t.rejects(refused, {
    code: 'ENGINE_UNAVAILABLE',
    message: /no native files for musl \(Alpine\): take a base with glibc.* or the engine trees/,
    location: { field: 'libc' },
  })
})

t.test('a folder that is not there', async (t) => {
  const folder = `${t.testdir()}/linux/x64`
  await t.rejects(nativeFiles({ folder }, 'x64', 'glibc'), {
    code: 'ENGINE_UNAVAILABLE',
    message: `${folder}: cannot be read: no such file or directory; is onnxruntime-node installed whole?`,
  })
})

t.test('one of the two is not there, libraries for GPUs do not count', async (t) => {
  const elf = Buffer.from(elfHeader(62))
  const folder = t.testdir({
    'onnxruntime_binding.node': elf,
    'libonnxruntime_providers_cuda.so': elf,
    'libonnxruntime_providers_shared.so': elf,
  })
  await t.rejects(nativeFiles({ folder }, 'x64', 'glibc'), {
    code: 'ENGINE_UNAVAILABLE',
    message: `${folder}: lacks the library; install onnxruntime-node again`,
  })
  const two = t.testdir({ 'libonnxruntime.so': elf, 'libonnxruntime.so.1': elf })
  await t.rejects(nativeFiles({ folder: two }, 'x64', 'glibc'), {
    message: `${two}: lacks the binding; install onnxruntime-node again`,
  })
})
