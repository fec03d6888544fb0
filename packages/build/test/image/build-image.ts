import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import t from 'tap'
import type { BundleDescription } from '../../src/bundle/bundle-description.ts'
import { buildImage, imageCommand, showImageCommand } from '../../src/image/build-image.ts'
import { smallDescription } from '../fixtures/described.ts'
import { fakePrograms } from '../fixtures/fake-programs.ts'

function built(change: Partial<BundleDescription> = {}) {
  return { description: { ...smallDescription, ...change }, folder: '/built/local' }
}

const labels = '--build-arg MODEL=forest --build-arg VERSION=7'

for (const [engine, description, options, command] of [
  [
    'docker',
    {},
    {},
    `docker build --platform linux/amd64 --build-arg SOURCE_DATE_EPOCH=0 ${labels} --tag forest:7 /built/local`,
  ],
  [
    'podman',
    {},
    {},
    `podman build --platform linux/amd64 --timestamp 0 ${labels} --tag forest:7 /built/local`,
  ],
  [
    'buildah',
    { arch: 'arm64' },
    { base: 'node:22-slim' },
    `buildah build --platform linux/arm64 --timestamp 0 ${labels} --build-arg BASE=node:22-slim --tag forest:7 /built/local`,
  ],
] as const) {
  t.test(`the command of ${engine}`, async (t) => {
    t.equal(imageCommand(engine, built(description), { tag: 'forest:7', ...options }).join(' '), command)
  })
}

t.test('a shell takes it as it is', async (t) => {
  const odd = { ...built(), folder: "/built here/it's $HOME" }
  const words = (engine: 'docker' | 'podman') => showImageCommand(engine, odd, { tag: 'forest:7' })
  t.match(words('docker'), /^BUILDX_NO_DEFAULT_ATTESTATIONS=1 docker build /)
  t.match(words('podman'), /^podman build /)
  t.ok(words('podman').endsWith(String.raw` --tag forest:7 '/built here/it'\''s $HOME'`))
  const heard = execFileSync('sh', ['-c', words('podman').replace('podman', 'printf "%s\\n"')], {
    encoding: 'utf8',
  })
  t.same(heard.trimEnd().split('\n'), imageCommand('podman', odd, { tag: 'forest:7' }).slice(1))
})

t.test('docker makes an image alone, without attestations', async (t) => {
  const folder = fakePrograms(t, { docker: 'echo "$1 $BUILDX_NO_DEFAULT_ATTESTATIONS" >> "$0.called"' })
  t.equal(await buildImage(built(), { tag: 'forest:7' }), 'docker')
  t.match(readFileSync(`${folder}/docker.called`, 'utf8'), /^build 1$/m)
})

t.test('runs the engine that is there', async (t) => {
  const folder = fakePrograms(t, { podman: 'echo "$@" >> "$0.called"' })
  t.equal(await buildImage(built(), { tag: 'forest:7' }), 'podman')
  t.equal(
    readFileSync(`${folder}/podman.called`, 'utf8'),
    `--version\nbuild --platform linux/amd64 --timestamp 0 ${labels} --tag forest:7 /built/local\n`,
  )
})

t.test('one that fails', async (t) => {
  fakePrograms(t, { docker: '[ "$1" = version ] || exit 3', podman: 'kill -9 $$' })
  for (const [engine, end] of [
    ['docker', '3'],
    ['podman', 'SIGKILL'],
  ] as const) {
    await t.rejects(buildImage(built(), { tag: 'forest:7' }, engine), {
      code: 'INVALID_CONFIGURATION',
      message: `no image was made: ${engine} ended with ${end} (its messages are above)`,
    })
  }
})

t.test('without one, the command to run elsewhere', async (t) => {
  fakePrograms(t, {})
  await t.rejects(buildImage(built(), { tag: 'forest:7', base: 'node:22-slim' }), {
    code: 'INVALID_CONFIGURATION',
    message:
      'no image was made: there is no docker, podman, buildah here that answers; where there is one, run: ' +
      'BUILDX_NO_DEFAULT_ATTESTATIONS=1 docker build --platform linux/amd64 --build-arg SOURCE_DATE_EPOCH=0 ' +
      `${labels} --build-arg BASE=node:22-slim --tag forest:7 /built/local`,
    location: { field: 'image' },
  })
})

t.test('a base with musl is refused where there are native files', async (t) => {
  fakePrograms(t, { docker: 'exit 0' })
  for (const base of ['node:24-alpine', 'example/node-musl:1']) {
    await t.rejects(buildImage(built({ libc: 'glibc' }), { tag: 'forest:7', base }), {
      message: new RegExp(`^no image was made: ${base} has musl, .* or the engine trees$`),
    })
    t.equal(await buildImage(built(), { tag: 'forest:7', base }), 'docker')
  }
})
