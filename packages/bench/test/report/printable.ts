import t from 'tap'
import { printable } from '../../src/report/printable.ts'

t.test('control characters are replaced, letters of any script stay', async (t) => {
  t.equal(printable('a\u001b[2Jb\u009b\n\u007f'), 'a\ufffd[2Jb\ufffd\ufffd\ufffd')
  t.equal(printable('Wälder 森 🌲, 512 MB'), 'Wälder 森 🌲, 512 MB')
})
