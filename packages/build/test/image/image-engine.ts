import t from 'tap'
import { findImageEngine } from '../../src/image/image-engine.ts'
import { fakePrograms } from '../fixtures/fake-programs.ts'

/** A docker command whose daemon does not answer still tells its own version. */
const withoutDaemon = '[ "$1" = --version ] || exit 1'

for (const [name, programs, found] of [
  ['none', {}, undefined],
  ['the commonest of several', { buildah: 'exit 0', docker: 'exit 0', podman: 'exit 0' }, 'docker'],
  ['a docker without its daemon is none', { docker: withoutDaemon, podman: 'exit 0' }, 'podman'],
  ['one that fails is none', { podman: 'exit 125', buildah: 'exit 0' }, 'buildah'],
  ['nothing that answers', { docker: withoutDaemon, buildah: 'exit 1' }, undefined],
] as const) {
  t.test(name, async (t) => {
    fakePrograms(t, programs)
    t.equal(findImageEngine(), found)
  })
}
