import t from 'tap'
import { childArguments } from '../../src/isolated/child-arguments.ts'

const cases: readonly (readonly [string, string])[] = [
  ['', ''],
  ['--conditions=@inferry/source --import tsx', '--conditions=@inferry/source --import tsx'],
  ['-C a -r ./b.js --loader=c --enable-source-maps', '-C a -r ./b.js --loader=c --enable-source-maps'],
  ['--inspect --import tsx --inspect-brk=127.0.0.1:9229 --inspect-port=0', '--import tsx'],
  ['--import tsx -e code', '--import tsx'],
  ['--input-type=module --eval code --no-warnings', '--no-warnings'],
  ['-p code', ''],
  ['--import tsx --inspect-port 0 --no-warnings', '--import tsx --no-warnings'],
  ['--watch-path ./src --input-type module -C a', '-C a'],
  ['--testing tool', '--testing tool'],
  ['--test --test-reporter=spec --watch --watch-path=./src', ''],
]
t.test('code of several lines', async (t) => {
  t.same(childArguments(['--eval=a\nb', '-e', 'c\n-d', '-C', 'a']), ['-C', 'a'])
})

for (const [given, wanted] of cases) {
  t.test(given, async (t) => {
    t.equal(childArguments(given.split(' ')).join(' '), wanted)
  })
}
