import t from 'tap'
import { fault } from '../../fixtures/reject.ts'
import type { AttributeValues } from './fixtures/attributes.ts'
import { compare, readOperator } from './fixtures/compare.ts'
import { leaf, type NamedNode, type NamedWeight, namedValues } from './fixtures/named-values.ts'
import { askOnnxruntime } from './fixtures/onnxruntime.ts'
import { type Operator, operatorModel } from './fixtures/operator-model.ts'

const nodes: readonly NamedNode[] = [[0, 0, 'BRANCH_LEQ', 0, 1, 1, 2], leaf(0, 1), leaf(0, 2)]
const x = Float32Array.of(0, 2, Number.NaN)

/** Two leaves; the entries are `[leaf, class, weight]`. */
function classifier(
  entries: readonly (readonly [leaf: 1 | 2, target: number, weight: number])[],
  labels: readonly (string | number)[],
  more: AttributeValues = {},
): Operator {
  const weights = entries.map(([node, target, weight]): NamedWeight => [0, node, target, weight])
  const classes: AttributeValues =
    typeof labels[0] === 'string'
      ? { classlabels_strings: { strings: labels as string[] } }
      : { classlabels_int64s: { ints: labels as number[] } }
  const values = { ...namedValues({ nodes, weights }, 'class'), ...classes, ...more }
  return { name: 'TreeEnsembleClassifier', opset: 3, values }
}

const base = (...floats: readonly number[]) => ({ base_values: { floats } })
const post = (s: string) => ({ post_transform: { s } })

const first = [
  [1, 0, 0.25],
  [2, 0, 0.75],
] as const
const mixed = [
  [1, 0, -0.25],
  [2, 0, 0.75],
] as const
const second = [
  [1, 1, 0.25],
  [2, 1, 0.75],
] as const
const both = [
  [1, 0, 0.25],
  [1, 1, 0.75],
  [2, 0, 0.6],
  [2, 1, -0.4],
] as const
const either = [
  [1, 0, 0.25],
  [2, 1, 0.75],
] as const

t.test('two classes, in every way', async (t) => {
  for (const [name, entries] of Object.entries({ first, mixed, second, both, either })) {
    for (const transform of ['NONE', 'LOGISTIC', 'SOFTMAX', 'SOFTMAX_ZERO', 'PROBIT']) {
      for (const values of [[], [0.1], [0.1, 0.2]]) {
        for (const labels of [
          [5, 7],
          ['no', 'yes'],
        ]) {
          const more = { ...post(transform), ...(values.length > 0 && base(...values)) }
          const found = await compare(classifier(entries, labels, more), x, 1)
          const title = `${name}, ${transform}, ${values.length} base values, ${labels}`
          // Where onnxruntime leaves a score unset.
          const unset =
            values.length < 2 &&
            !['second', 'both'].includes(name) &&
            (transform === 'PROBIT' || (name === 'either' && values.length === 1))
          t.equal(found?.ulps, unset ? undefined : 0, title)
        }
      }
    }
  }
})

t.test('one class, and more', async (t) => {
  const three = [
    [1, 0, 0.25],
    [1, 2, 0.25],
    [2, 1, -3],
  ] as const
  const operators = [
    classifier(first, [5]),
    classifier(mixed, [5], { ...post('LOGISTIC'), ...base(0.5) }),
    classifier(mixed, [5], post('PROBIT')),
    classifier(three, [5, 6, 7]),
    classifier(three, ['a', 'b', 'c'], { ...post('SOFTMAX'), ...base(-1, -2, 3) }),
    classifier(three, [5, 6, 7], post('SOFTMAX_ZERO')),
    classifier([], [5, 6, 7], base(-1, -2, -3)),
    classifier([], [5, 6]),
  ]
  for (const operator of operators) t.equal((await compare(operator, x, 1))?.ulps, 0)
})

t.test('weights of branches decide too', async (t) => {
  const { values } = classifier(first, [5, 7])
  const add = (name: string, value: number) => {
    const { ints } = values[name] as { ints: readonly number[] }
    return { [name]: { ints: [...ints, value] } }
  }
  for (const weight of [1, -1]) {
    const floats = [...(values['class_weights'] as { floats: readonly number[] }).floats, weight]
    for (const target of [0, 1]) {
      const more = {
        ...add('class_treeids', 0),
        ...add('class_nodeids', 0),
        ...add('class_ids', target),
        class_weights: { floats },
      }
      const operator: Operator = { name: 'TreeEnsembleClassifier', opset: 3, values: { ...values, ...more } }
      t.equal((await compare(operator, x, 1))?.ulps, 0, `${target} ${weight}`)
    }
  }
})

t.test('not read: where onnxruntime has no answer, or not one that is defined', async (t) => {
  const cases: readonly (readonly [message: RegExp, Operator])[] = [
    [/a single class with two base_values/, classifier(first, [5], base(1, 2))],
    [/a single class, a string/, classifier(first, ['a'])],
    [/no weight of the second class/, classifier(first, [5, 7], post('PROBIT'))],
    [/no weight of the second class/, classifier(either, [5, 7], base(1))],
    [/no weight of any class/, classifier([[1, 0, 1]], [5, 6, 7])],
  ]
  for (const [message, operator] of cases)
    t.throws(() => readOperator(operator), { name: 'Unsupported', message })
  await t.rejects(askOnnxruntime(operatorModel(classifier([[1, 0, 1]], [5, 6, 7])), x, 1))
})

t.test('damaged, to onnxruntime too', async (t) => {
  const cases: readonly (readonly [message: RegExp, Operator])[] = [
    [/3 base_values, but 2 classes/, classifier(first, [5, 7], base(1, 2, 3))],
    [/1 base_values, but 3 classes/, classifier(first, [5, 7, 9], base(1))],
    [/weights of class 2, of 2/, classifier([[1, 2, 1]], [5, 7])],
    [/no class labels/, classifier(first, [])],
  ]
  for (const [message, operator] of cases) {
    t.match((await fault(() => readOperator(operator))).message, message)
    await t.rejects(askOnnxruntime(operatorModel(operator), x, 1), `${message}`)
  }
})
