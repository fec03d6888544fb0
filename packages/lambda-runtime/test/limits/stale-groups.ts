import { spawnSync } from 'node:child_process'
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import t from 'tap'
import { createControlGroup } from '../../src/limits/control-group.ts'
import { groupName, removeStaleGroups } from '../../src/limits/stale-groups.ts'

const { pid: dead } = spawnSync(process.execPath, ['--version'])

t.test('groups of processes that are gone, and no others', async (t) => {
  const own = groupName(7)
  const kept = [own, 'inferry-1-0', `inferry-${dead}-1`, `inferry-${dead}-x`, `other-${dead}-0`].sort()
  const folder = t.testdir({
    ...Object.fromEntries(kept.map((name) => [name, {}])),
    [`inferry-${dead}-0`]: {},
    // As the kernel refuses to remove a group of a process, so is a folder of a file.
    [`inferry-${dead}-1`]: { file: '' },
  }) as string
  removeStaleGroups(folder)
  t.same(readdirSync(folder).sort(), kept)
  removeStaleGroups(join(folder, 'none'))
})

t.test('they go when a group is made', async (t) => {
  const folder = t.testdir({ [`inferry-${dead}-0`]: {} }) as string
  createControlGroup(128 * 1024 * 1024, { version2: folder })
  t.notOk(readdirSync(folder).includes(`inferry-${dead}-0`))
})
