import { mkdir, symlink } from 'node:fs/promises'
import { join } from 'node:path'
import { formatManifest } from '@inferry/core'
import { faultOf } from '@inferry/testing'
import t from 'tap'
import {
  checkArchivePlace,
  checkFolderName,
  existingArtifact,
  isThere,
  workPrefix,
} from '../../src/write/existing-artifact.ts'
import { manifestOf } from '../fixtures/manifest.ts'
import { fault } from '../fixtures/reject.ts'

const manifest = formatManifest(manifestOf([{ path: 'm.onnx', size: 0, sha256: '0'.repeat(64) }]))

t.test('lists what an older artifact holds', async (t) => {
  const folder = t.testdir({
    old: { 'inferry.json': manifest, 'm.onnx': '', notes: '' },
    empty: {},
    killed: {},
  })
  await mkdir(join(folder, 'killed', `${workPrefix}x`))
  t.same(await existingArtifact(join(folder, 'old'), ['m.onnx', 'inferry.json', 'w.bin']), [
    'm.onnx',
    'inferry.json',
  ])
  for (const name of ['none', 'empty', 'killed'])
    t.same(await existingArtifact(join(folder, name), ['m.onnx']), [])
})

t.test('refuses a folder that it must not replace', async (t) => {
  const folder = t.testdir({
    other: { 'thesis.txt': '' },
    file: '',
    damaged: { 'inferry.json': '{}' },
    mine: { 'inferry.json': manifest, 'samples.json': '' },
  })
  const cases: readonly [string, RegExp][] = [
    ['other', /other: is neither empty nor an artifact \(it has no inferry\.json\)/],
    ['file', /file: is a file; give a folder/],
    ['damaged', /damaged: holds a damaged artifact; remove it first \(.*manifestVersion is missing/],
    ['mine', /mine: has a file samples\.json that is not the old artifact's; move it away/],
  ]
  for (const [name, message] of cases) {
    t.match(await fault(() => existingArtifact(join(folder, name), ['m.onnx', 'samples.json'])), {
      code: 'INVALID_CONFIGURATION',
      message,
    })
  }
})

t.test('knows what stands at a path', async (t) => {
  const folder = t.testdir({ file: '', folder: {} })
  await symlink(join(folder, 'none'), join(folder, 'broken'))
  for (const name of ['file', 'folder', 'broken']) t.ok(await isThere(join(folder, name)))
  for (const name of ['none', 'file/x']) t.notOk(await isThere(join(folder, name)))
  await checkArchivePlace(join(folder, 'file'))
  await checkArchivePlace(join(folder, 'none'))
  t.match(await fault(() => checkArchivePlace(join(folder, 'folder'))), {
    message: /folder: is a folder; move it away/,
  })
})

t.test('refuses a folder that is named like an archive', async (t) => {
  for (const name of ['forest', 'a.tar.gz/forest', '.tar.gz', 'forest.gz']) checkFolderName(`/x/${name}`)
  for (const ending of ['.tar.gz', '.tgz', '.TGZ']) {
    t.match(
      faultOf(() => checkFolderName(`/x/forest${ending}`)),
      {
        code: 'INVALID_CONFIGURATION',
        message: `/x/forest${ending}: names the folder that is written, so it cannot end in ${ending}; give forest, and the archive forest.tar.gz is written beside it`,
        location: { field: 'out' },
      },
    )
  }
})
