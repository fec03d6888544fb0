import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { targets } from '@inferry/build'
import t, { type Test } from 'tap'
import { fakePrograms } from '../../../build/test/fixtures/fake-programs.ts'
import { inferry } from '../fixtures/memory-io.ts'
import { model } from '../fixtures/models.ts'

const forest = model('diabetes-forest')
const digits = model('digits-cnn')

/** `bundle.json` of what was built. */
const described = (folder: string) => JSON.parse(readFileSync(join(folder, 'bundle.json'), 'utf8'))

/** Runs with this folder as the working folder. */
function within(t: Test, folder: string): void {
  const before = process.cwd()
  process.chdir(folder)
  t.teardown(() => process.chdir(before))
}

t.test('all targets, below the folder where it is called', async (t) => {
  const folder = t.testdir()
  within(t, folder)
  const { code, text } = await inferry(['build', forest, '--all'])
  t.equal(code, 0)
  const { version } = described('build/diabetes-forest/local').model
  for (const target of targets) {
    t.equal(described(`build/diabetes-forest/${target}`).target, target)
    t.match(text, `${target}: diabetes-forest ${version} with trees, linux x64\n`)
    t.match(text, new RegExp(`^ {2}in all +\\d\\.\\d MB {2}build/diabetes-forest/${target}$`, 'm'))
  }
  t.match(text, /^ {2}zipped +\d+\.\d kB {2}build\/diabetes-forest\/lambda-zip\.zip$/m)
  t.match(text, /^ {2}function: runtime .*, handler handler\.handler, architecture x86_64$/m)
  t.equal(
    [...text.matchAll(/^ {2}try it: inferry doctor build\/diabetes-forest\/[\w-]+(\.zip)?$/gm)].length,
    6,
  )
  t.equal(
    [
      ...text.matchAll(
        /^ {2}next: BUILDX_NO_DEFAULT_ATTESTATIONS=1 docker build .* build\/diabetes-forest\/[\w-]+$/gm,
      ),
    ].length,
    5,
  )
  t.match((await inferry(['verify', 'build/diabetes-forest/local/model'])).text, /\(trees\): .*: ok\n$/)
})

t.test('what the flags ask for', async (t) => {
  const folder = t.testdir()
  const args = [
    '--target',
    'fargate',
    '-t',
    'local',
    '-t',
    'local',
    '--engine',
    'all',
    '--arch',
    'arm64',
    '--libc',
    'glibc',
  ]
  const { code, text } = await inferry(['build', ...args, '-o', folder, forest])
  t.equal(code, 0)
  t.match(
    text,
    /^fargate: .* with trees and onnxruntime, linux arm64\n {2}native library +\d+\.\d MB {2}2 files\n/,
  )
  for (const target of ['fargate', 'local'])
    t.match(described(join(folder, target)), {
      arch: 'arm64',
      libc: 'glibc',
      engines: ['trees', 'onnxruntime'],
    })
  await inferry(['build', forest, '-o', folder, '-t', 'local', '-e', 'trees', '--libc', 'musl'])
  t.match(described(join(folder, 'local')), { arch: 'x64', libc: 'any', engines: ['trees'] })
})

t.test('the image too', async (t) => {
  const folder = t.testdir()
  const programs = fakePrograms(t, { buildah: 'echo "$@" > "$0.called"' })
  const args = ['build', forest, '-t', 'local', '-o', folder, '--image', 'forest:1', '--base', 'node:22-slim']
  const { code, text, notes } = await inferry(args)
  t.equal(code, 0, notes)
  t.match(text, /\n {2}image forest:1, made by buildah\n$/)
  t.notMatch(text, /next:/)
  t.match(
    readFileSync(join(programs, 'buildah.called'), 'utf8'),
    new RegExp(`--build-arg BASE=node:22-slim --tag forest:1 ${folder}/local\n$`),
  )
})

t.test('where no program makes images', async (t) => {
  const folder = t.testdir()
  fakePrograms(t, {})
  const { code, notes } = await inferry(['build', forest, '-t', 'local', '-o', folder, '--image', 'forest:1'])
  t.equal(code, 1)
  t.match(
    notes,
    /no image was made: there is no docker, .* run: BUILDX_NO_DEFAULT_ATTESTATIONS=1 docker build .*--tag forest:1 \S+ \(--image\) \[/,
  )
  t.equal(described(join(folder, 'local')).target, 'local', 'the folder is there')
})

t.test('wrong usage', async (t) => {
  const folder = t.testdir({ taken: { local: { 'thesis.tex': '' } } })
  const out = ['-o', folder]
  for (const [args, exit, wanted] of [
    [[forest], 1, /name what to build for: lambda-zip, .*, or use --all \(--target\)/],
    [[forest, '--target', 'edge'], 2, /Allowed choices are lambda-zip, lambda-image, sagemaker/],
    [[forest, '-t', 'local', '--engine', 'coreml'], 2, /Allowed choices are trees, onnxruntime, all/],
    [[forest, '-t', 'local', '--arch', 'ia32'], 2, /Allowed choices are x64, arm64/],
    [[forest, '-t', 'local', '--libc', 'bionic'], 2, /Allowed choices are glibc, musl/],
    [
      [forest, '-t', 'local', '--base', 'node:24'],
      1,
      /^inferry: a base is for an image: use it with --image \(--base\) \[/,
    ],
    [[forest, '--all', '-t', 'local'], 2, /'--all' cannot be used with option '-t, --target <name>'/],
    [
      [forest, '-t', 'local', '--upload', 's3'],
      1,
      /^inferry: a way of upload is for a zip: use it with --target lambda-zip \(--upload\)/,
    ],
    [[forest, '-t', 'lambda-zip', '--upload', 'ftp'], 2, /Allowed choices are direct, s3/],
    [[forest, '--all', '--image', 'x'], 1, /use it with one target, and not with lambda-zip \(--image\)/],
    [[forest, '-t', 'lambda-zip', '--image', 'x'], 1, /a tag names one image: .*\(--image\)/],
    [
      [digits, '-t', 'local', '-e', 'trees'],
      1,
      /digits-cnn runs on onnxruntime, not on trees \[ENGINE_UNAVAILABLE\]/,
    ],
    [[digits, '-t', 'local', '--libc', 'musl'], 1, /no native files for musl .*\[ENGINE_UNAVAILABLE\]/],
    [['nowhere', '-t', 'local'], 1, /nowhere: no such file or folder/],
    [[], 2, /missing required argument 'artifact'/],
  ] as const) {
    const { code, notes } = await inferry(['build', ...args, ...out])
    t.equal(code, exit, args.join(' '))
    t.match(notes, wanted)
  }
  const { code, notes } = await inferry(['build', forest, '-t', 'local', '-o', join(folder, 'taken')])
  t.equal(code, 1)
  t.match(notes, /taken\/local: is neither empty nor a bundle .* give another --out \(--out\) \[/)
})

t.test('one target that fails does not keep the others from being built', async (t) => {
  const folder = t.testdir({ sagemaker: { 'thesis.tex': '' } })
  const { code, text, notes } = await inferry(['build', forest, '--all', '-o', folder])
  t.equal(code, 1)
  t.match(
    notes,
    /^inferry: sagemaker: .*is neither empty nor a bundle .*\(--out\) \[INVALID_CONFIGURATION\]$/,
  )
  t.equal([...text.matchAll(/^ {2}in all /gm)].length, targets.length - 1)
})
