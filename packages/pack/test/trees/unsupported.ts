import t from 'tap'
import { Unsupported } from '../../src/trees/unsupported.ts'

t.test('its message is the reason', async (t) => {
  t.match(new Unsupported('it joins rows'), { name: 'Unsupported', message: 'it joins rows' })
})
