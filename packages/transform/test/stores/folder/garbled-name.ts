import t from 'tap'
import { garbledName, isGarbled } from '../../../src/stores/folder/garbled-name.ts'

t.test('a name that lost bytes', (t) => {
  t.ok(isGarbled(Buffer.from([0x61, 0xff]).toString()))
  t.notOk(isGarbled('é'))
  t.match(garbledName('in/a', 'a'), {
    code: 'INVALID_INPUT',
    location: { file: 'a' },
    message: /^in\/a: .*rename it$/,
  })
  t.end()
})
