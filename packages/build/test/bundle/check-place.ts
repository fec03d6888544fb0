import { join } from 'node:path'
import { zipSync } from 'fflate'
import t from 'tap'
import { fileOf } from '../../src/bundle/bundle-file.ts'
import { checkPlace, checkZipPlace } from '../../src/bundle/check-place.ts'
import { described, folderOf } from '../fixtures/described.ts'

const bundle = folderOf(described(fileOf('old.mjs', 'old'), fileOf('old.mjs.map', '')))

t.test('nothing, an empty folder, a bundle', async (t) => {
  const image = { Dockerfile: '', '.dockerignore': '' }
  const zip = Buffer.from(zipSync({ 'bundle.json': Buffer.from('{}') }))
  const folder = t.testdir({ empty: {}, bundle: { ...bundle, ...image }, 'bundle.zip': zip })
  for (const name of ['gone', 'gone/deeper', 'empty', 'bundle']) await checkPlace(join(folder, name))
  for (const name of ['gone.zip', 'bundle.zip']) await checkZipPlace(join(folder, name))
})

for (const [name, reason] of [
  ['other', 'is neither empty nor a bundle (it has no bundle.json); give another --out'],
  ['beside', 'holds thesis.tex, which no build wrote; move it away, or give another --out'],
  ['within', 'holds model/thesis.tex, which no build wrote; move it away, or give another --out'],
  ['foreign', 'has a bundle.json that this version does not write; move it away, or give another --out'],
  ['file', 'is no folder; move it away, or give another --out'],
  ['link', 'is no folder; move it away, or give another --out'],
] as const) {
  t.test(`what no build wrote: ${name}`, async (t) => {
    const mine = () => ({ 'thesis.tex': 'mine' })
    const folder = t.testdir({
      other: mine(),
      beside: { ...bundle, ...mine() },
      within: { ...bundle, model: mine() },
      foreign: { 'bundle.json': '{"dependencies":{}}', ...mine() },
      file: 'text',
      link: t.fixture('symlink', 'beside'),
    })
    const file = join(folder, name)
    await t.rejects(checkPlace(file), {
      code: 'INVALID_CONFIGURATION',
      message: `${file}: ${reason}`,
      location: { file, field: 'out' },
    })
  })
}

t.test('what is not the zip of a bundle', async (t) => {
  const other = Buffer.from(zipSync({ 'thesis.tex': Buffer.from('mine') }))
  const folder = t.testdir({ folder: {}, text: 'mine', other, link: t.fixture('symlink', 'other') })
  for (const name of ['folder', 'text', 'other', 'link']) {
    const file = join(folder, name)
    await t.rejects(checkZipPlace(file), {
      code: 'INVALID_CONFIGURATION',
      message: `${file}: is not the zip of a bundle; move it away, or give another --out`,
      location: { file, field: 'out' },
    })
  }
})
