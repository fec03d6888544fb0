import t from 'tap'
import { parseUploadState } from '../../../src/stores/s3/upload-state.ts'

t.test('its own form, and nothing else', async (t) => {
  const state = { uploadId: 'u', mark: 'm', parts: [{ etag: '"e"', crc32: 'c' }, { etag: '"f"' }] }
  t.same(parseUploadState(state), state)
  for (const junk of [
    {},
    { ...state, uploadId: 1 },
    { ...state, mark: undefined },
    { ...state, parts: [] },
    { ...state, parts: 'x' },
    { ...state, parts: [null] },
    { ...state, parts: [{ etag: 1 }] },
    { ...state, parts: [{ etag: 'e', crc32: 1 }] },
  ])
    t.equal(parseUploadState(junk), undefined, JSON.stringify(junk))
})
