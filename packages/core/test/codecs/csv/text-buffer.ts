import t from 'tap'
import { addByte, addText, makeRoom, openText } from '../../../src/codecs/csv/text-buffer.ts'

t.test('grows and keeps what it holds', async (t) => {
  const text = openText(0)
  const wanted: string[] = []
  for (const part of ['', 'a', 'é,日本', '😀', 'x'.repeat(1000), '\ud800']) {
    addText(text, part)
    makeRoom(text, 1)
    addByte(text, 59)
    wanted.push(`${part};`)
  }
  t.equal(text.bytes.toString('utf8', 0, text.length), Buffer.from(wanted.join('')).toString())
})

t.test('room that is there is not made again', async (t) => {
  const text = openText(10)
  const { bytes } = text
  makeRoom(text, 10)
  t.equal(text.bytes, bytes)
  addText(text, 'abc')
  makeRoom(text, 8)
  t.not(text.bytes, bytes)
  t.ok(text.bytes.length >= 20)
})
