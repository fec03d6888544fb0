import { execFileSync } from 'node:child_process'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import t from 'tap'
import { start } from './fixtures/container.ts'
import { answer, archive, example, row } from './fixtures/examples.ts'

/** Makes every file system of its own mount namespace read-only but `$1`, then runs the rest as a user of no name. */
const restrict = `
  set -e
  place=$1
  shift
  mount -t tmpfs -o mode=1777 tmpfs "$place"
  mount -o remount,ro,bind /
  if touch "$PWD/written" 2>/dev/null; then echo "it could write" >&2; exit 9; fi
  exec setpriv --reuid=61234 --regid=61234 --clear-groups "$@"
`

const here = fileURLToPath(import.meta.url)

/** Why this machine cannot run the tests; false if it can. */
const skip = (() => {
  try {
    execFileSync(
      'unshare',
      ['--mount', 'setpriv', '--reuid=61234', '--regid=61234', '--clear-groups', 'test', '-r', here],
      {
        stdio: 'ignore',
      },
    )
    return false
  } catch {
    return 'no mount namespaces or other users for this one, or these may not read its files: needs root, unshare and setpriv'
  }
})()

for (const name of ['diabetes-forest', 'digits-cnn', 'penguins-pipeline']) {
  t.test(`${name} where all is read-only, for a user of no name and no home`, { skip }, async (t) => {
    const base = t.testdir({ model: t.fixture('symlink', example(name)), tmp: {} })
    const tmp = join(base, 'tmp')
    const container = await start(t, {
      env: { SAGEMAKER_BASE_DIR: base, TMPDIR: tmp },
      through: ['unshare', '--mount', 'sh', '-c', restrict, 'sh', tmp],
    })
    await container.pinged(200)
    t.equal((await fetch(`${container.url}/invocations`, { ...row, body: '' })).status, 204)
    container.child.kill('SIGTERM')
    t.equal(await container.ended(), 0, container.output())
  })
}

t.test('an archive is unpacked into the temporary folder alone', { skip }, async (t) => {
  const base = t.testdir({ tmp: {} })
  mkdirSync(join(base, 'model'))
  archive(example('diabetes-forest'), join(base, 'model/model.tar.gz'))
  const tmp = join(base, 'tmp')
  const container = await start(t, {
    env: { SAGEMAKER_BASE_DIR: base, TMPDIR: tmp },
    through: ['unshare', '--mount', 'sh', '-c', restrict, 'sh', tmp],
  })
  await container.pinged(200)
  t.equal(await (await fetch(`${container.url}/invocations`, row)).text(), answer)
  container.child.kill('SIGTERM')
  t.equal(await container.ended(), 0)
})
