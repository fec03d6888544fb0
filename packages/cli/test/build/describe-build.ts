import type { BundleDescription } from '@inferry/build'
import t from 'tap'
import { describeBuild, nextStep } from '../../src/build/describe-build.ts'

const description: BundleDescription = {
  bundleVersion: 1,
  target: 'lambda-zip',
  os: 'linux',
  arch: 'arm64',
  libc: 'glibc',
  node: '>=20.19',
  entry: 'handler.mjs',
  handler: 'handler.handler',
  engines: ['trees', 'onnxruntime'],
  model: { name: 'Forest', version: '7' },
  packages: [],
  files: [],
  sourceMaps: [],
}
const folder = `${process.cwd()}/build/forest`

t.test('what was built, its parts and its zip', async (t) => {
  const sizes = [
    { part: 'native library', files: 2, bytes: 46_000_000 },
    { part: 'code', files: 1, bytes: 900_000 },
  ] as const
  const zip = { path: '/elsewhere/forest.zip', bytes: 18_000_000 }
  t.same(describeBuild({ description, sizes, folder, bytes: 46_900_000, zip }).split('\n'), [
    'lambda-zip: Forest 7 with trees and onnxruntime, linux arm64',
    '  native library             46.0 MB  2 files',
    '  code                      900.0 kB  1 file',
    '  in all                     46.9 MB  build/forest',
    '  zipped                     18.0 MB  /elsewhere/forest.zip',
    '',
  ])
})

t.test('the settings of a function', async (t) => {
  const settings = 'runtime nodejs22.x or nodejs24.x, handler handler.handler, architecture'
  const doctor = '  try it: inferry doctor build/forest'
  t.equal(nextStep({ description, folder }), `${doctor}\n  function: ${settings} arm64\n`)
  const zip = { path: `${folder}.zip`, bytes: 1 }
  t.match(nextStep({ description, folder, zip }), new RegExp(`^${doctor}\\.zip\\n`))
  t.equal(
    nextStep({ description: { ...description, arch: 'x64' }, folder }),
    `${doctor}\n  function: ${settings} x86_64\n`,
  )
})

t.test('the command that makes the image', async (t) => {
  const command = (model: BundleDescription['model']) =>
    nextStep({ description: { ...description, target: 'local', model }, folder }).split('\n')[1]
  t.equal(
    command({ name: 'Forest', version: '7' }),
    '  next: BUILDX_NO_DEFAULT_ATTESTATIONS=1 docker build --platform linux/arm64 --build-arg SOURCE_DATE_EPOCH=0 ' +
      '--build-arg MODEL=Forest --build-arg VERSION=7 --tag forest:7 build/forest',
  )
  t.match(command({ name: 'A..b_-c-', version: '1.2-b' }), / MODEL=A\.\.b_-c- .* --tag a-b-c:1\.2-b /)
})
