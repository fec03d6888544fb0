import t from 'tap'
import { eachColumn, strides } from '../../../src/trees/graph/columns.ts'
import { rows } from '../../../src/trees/graph/shape.ts'

t.test('columns in row-major order, whereever the rows stand', async (t) => {
  for (const shape of [
    [rows, 2, 3],
    [2, rows, 3],
    [2, 3, rows],
  ]) {
    const places: string[] = []
    const steps = strides(shape)
    const columns = eachColumn(shape, (place) => {
      places.push(place.filter((_, axis) => shape[axis] !== rows).join())
      return place.reduce((sum, index, axis) => sum + index * (steps[axis] as number), 0)
    })
    t.same(columns, [0, 1, 2, 3, 4, 5])
    t.same(places, ['0,0', '0,1', '0,2', '1,0', '1,1', '1,2'])
  }
  t.same(
    eachColumn([rows], () => 7),
    [7],
  )
  t.same(
    eachColumn([rows, 0], () => 7),
    [],
  )
})
