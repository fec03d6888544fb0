import { InferryError } from '@inferry/core'
import t from 'tap'
import { compare } from './fixtures/compare.ts'
import { askOnnxruntime } from './fixtures/onnxruntime.ts'
import { operatorModel } from './fixtures/operator-model.ts'
import { randomOperator } from './fixtures/random-operator.ts'

const count = Number(process.env['INFERRY_RANDOM_OPERATORS'] ?? 300)

t.test(`${count} random operators, bit by bit`, async (t) => {
  let read = 0
  for (let seed = 1; seed <= count; seed++) {
    const { operator, x, columns } = randomOperator(seed)
    try {
      const found = await compare(operator, x, columns)
      if (found === undefined) continue
      read++
      if (found.ulps !== 0) t.fail(`seed ${seed}: ${operator.name} differs by ${found.ulps} ULP`, { found })
    } catch (error) {
      // Damaged to us: to onnxruntime too.
      if (!(error instanceof InferryError)) throw error
      await t.rejects(askOnnxruntime(operatorModel(operator), x, columns), `seed ${seed}`)
    }
  }
  t.ok(read > count * 0.8, `${read} were read`)
})
