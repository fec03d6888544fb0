import t from 'tap'
import { formatMoney } from '../../src/bill/format-money.ts'

t.test('cents, and more where cents say nothing', async (t) => {
  for (const [usd, text] of [
    [0, '$0.00'],
    [40.32, '$40.32'],
    [1234.5, '$1,234.50'],
    [0.1, '$0.10'],
    [0.06, '$0.06'],
    [0.04032, '$0.04032'],
    [0.0186667, '$0.01867'],
    [0.00016, '$0.00016'],
    [0.000012, '$0.000012'],
    [0.0000004, 'below $0.000001'],
  ] as const)
    t.equal(formatMoney(usd), text)
})
